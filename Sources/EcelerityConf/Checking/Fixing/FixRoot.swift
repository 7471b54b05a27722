/// A configuration to be fixed, by its main file.
package struct FixRoot: Sendable {
  /// The main file.
  package let path: String
  /// How its files are found.
  package let options: ConfigurationOptions

  /// The configuration with the main file `path`.
  package init(_ path: String, options: ConfigurationOptions = ConfigurationOptions()) {
    self.path = path
    self.options = options
  }
}
