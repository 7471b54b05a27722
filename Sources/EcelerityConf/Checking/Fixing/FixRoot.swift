/// A configuration to be fixed, by its main file.
///
/// The files generated for `ConfigurationOptions.changes` and `ConfigurationOptions.enclosure` are
/// read and never edited.
public struct FixRoot: Sendable {
  /// The main file.
  package let path: String
  /// The options it is loaded with.
  package let options: ConfigurationOptions

  /// Its name in messages: the node that reads it, or else the main file.
  var title: String { options.node.map { "node `\($0)`" } ?? "`\(path)`" }

  /// The configuration with the main file `path`.
  public init(_ path: String, options: ConfigurationOptions = ConfigurationOptions()) {
    self.path = path
    self.options = options
  }
}
