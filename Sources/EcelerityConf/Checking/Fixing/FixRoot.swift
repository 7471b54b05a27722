/// A configuration to be fixed, by its main file.
public struct FixRoot: Sendable {
  /// The main file.
  package let path: String
  /// How its files are found.
  package let options: ConfigurationOptions

  /// The configuration with the main file `path`.
  public init(_ path: String, options: ConfigurationOptions = ConfigurationOptions()) {
    self.path = path
    self.options = options
  }
}
