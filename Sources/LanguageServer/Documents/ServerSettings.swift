package import EcelerityConf

/// How one configuration is checked.
package struct CheckingSettings: Sendable {
  /// Checks with the rules that are asked for.
  package let linter: Linter
  /// Checks with all rules, so that a fix brings up nothing that was not asked for.
  package let completeLinter: Linter
  /// The names of the rules that are asked for.
  package let rules: Set<String>
  /// The node whose folder is searched for includes.
  package let node: String?

  /// Checks with `linter`, whose rules are `rules`; fixes are checked with `completeLinter`.
  package init(linter: Linter, completeLinter: Linter, rules: Set<String>, node: String? = nil) {
    self.linter = linter
    self.completeLinter = completeLinter
    self.rules = rules
    self.node = node
  }
}

/// What a language server is started with.
package struct ServerSettings: Sendable {
  /// The main file that was named; nil when it is to be looked for.
  package let mainFile: String?
  /// The main file that lies where one is looked for; nil when there is none.
  package let foundFile: String?
  /// How includes are found.
  package let options: ConfigurationOptions
  /// The server's version; nil for the newest known.
  package let version: ServerVersion?
  /// The name of files that hold settings of the tools, in the same language, and are not checked.
  package let settingsFileName: String
  /// How the configuration with that main file is checked; what it throws is told to the person.
  package let checking: @Sendable (String) throws -> CheckingSettings

  /// A server of the configuration `mainFile`, else of those that open documents belong to.
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
