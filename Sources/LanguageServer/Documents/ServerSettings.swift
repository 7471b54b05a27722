package import EcelerityConf

/// The settings for checking one configuration.
package struct CheckingSettings: Sendable {
  /// The linter with the selected rules.
  package let linter: Linter
  /// The linter with all rules, so that a fix introduces no finding of a rule that is not selected.
  package let completeLinter: Linter
  /// The names of the selected rules.
  package let rules: Set<String>
  /// The nodes whose directories are searched for includes, each as one view of the configuration.
  package let nodes: [String]

  /// Settings with `linter`, whose rules are `rules`; fixes are checked with `completeLinter`.
  package init(linter: Linter, completeLinter: Linter, rules: Set<String>, nodes: [String] = []) {
    self.linter = linter
    self.completeLinter = completeLinter
    self.rules = rules
    self.nodes = nodes
  }
}

/// The settings a language server is started with.
package struct ServerSettings: Sendable {
  /// The main file that was named; nil to search for it.
  package let mainFile: String?
  /// The main file found in the search path; nil if there is none.
  package let foundFile: String?
  /// The options for finding includes.
  package let options: ConfigurationOptions
  /// The server's version; nil for the newest known.
  package let version: ServerVersion?
  /// The name of the tools' settings files, which have the same syntax and are not checked.
  package let settingsFileName: String
  /// The settings for the configuration with a given main file; errors are shown to the user.
  package let checking: @Sendable (String) throws -> CheckingSettings

  /// Settings for the configuration `mainFile`, or else for those that contain the open documents.
  package init(
    mainFile: String?, foundFile: String?, options: ConfigurationOptions, version: ServerVersion?,
    settingsFileName: String, checking: @escaping @Sendable (String) throws -> CheckingSettings
  ) {
    self.mainFile = mainFile
    self.foundFile = foundFile
    self.options = options
    self.version = version
    self.settingsFileName = settingsFileName
    self.checking = checking
  }
}
