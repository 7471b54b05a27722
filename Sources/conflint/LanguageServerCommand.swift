import EcelerityConf
import LanguageServer
import ToolSupport

/// `conflint lsp`
struct LanguageServerCommand {
  static let name = "lsp"

  static let declaration = CommandDeclaration(
    name, "serve an editor: a language server on standard input and output",
    discussion: """
      Speaks the Language Server Protocol: diagnostics while typing, formatting, what an option is \
      and what its value is here, completion, definitions and references, renaming of bindings and \
      pathways, fixes, outline and folding, and the route of a domain. docs/editors.md has the \
      lines for Neovim, Vim, VS Code, Emacs and Helix.

      A document is checked as part of the configuration that includes it: that of -c, else the \
      first `ecelerity.conf` that includes it in its directory or above (also in the directories `global` \
      and `default` there), in the current directory or of the install; else it is checked alone. \
      `.conflint.conf` counts as for `conflint`. Of several `nodes` there, the first counts whose \
      configuration includes the document; fixes and names are changed as all nodes agree.
      """,
    options: ConfigurationSource.options + [TargetVersion.option.declaration],
    exitMeanings: ExitMeanings(
      success: "the client shut the server down",
      findings: "the client left without shutting the server down",
      failure: "the command line is wrong"),
    examples: [
      Example("conflint lsp", "what an editor starts"),
      Example(
        "conflint lsp --conf-root etc --node mta1", "the same, as one node sees its configuration"),
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws -> ExitStatus {
    let arguments = arguments
    try ConfigurationSource.check(arguments)
    var options = ConfigurationSource.options(arguments)
    options.confRoot = options.confRoot.map(Self.absolute)
    let settings = ServerSettings(
      mainFile: arguments[ConfigurationSource.config].map(ConfigurationSource.file(called:))
        .map(Self.absolute),
      foundFile: ConfigurationSource.mainFile(arguments).map(Self.absolute), options: options,
      version: try TargetVersion.version(arguments), settingsFileName: SettingsFile.name
    ) { path in
      // Created for each request, because the settings may have changed.
      var source = try LintSettingsSource(forServer: arguments)
      let settings = try source.settings(for: path)
      return CheckingSettings(
        linter: settings.linter, completeLinter: Linter(installation: settings.installation),
        rules: settings.ids, nodes: settings.nodes)
    }
    var server = LanguageServer(settings, version: toolkitVersion)
    return try server.run(&console)
  }

  private static func absolute(_ path: String) -> String {
    Path.normalize(Path.join(workingDirectory() ?? ".", path))
  }
}
