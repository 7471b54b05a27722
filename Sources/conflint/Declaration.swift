import EcelerityConf
import ToolSupport

extension CommandDeclaration {
  /// The command line of `conflint`.
  static let conflint = CommandDeclaration(
    "conflint", "find what is wrong in Momentum configuration before the server does",
    discussion: """
      Each FILE is read as the main file of a configuration, with everything it includes; a directory \
      stands for every *.conf file below it except hidden ones, and `-` for standard input. A file \
      that another one includes is reported as part of that one only. Without operands, the \
      configuration of -c, of the current directory or of the install is checked.

      A comment `# conflint: allow RULE reason` suppresses a finding of that rule on its line or the \
      next, `# conflint: allow-file RULE reason` all of them in its file. Several such lines all apply \
      to the line below the last.

      Settings that are not on the command line come from `.conflint.conf`, in the directory of each \
      FILE or above it, in the same language: `select = ( … )`, `disable = ( … )`, `fail_on = error`, \
      `modules = ( … )` for modules that only your installation has, `momentum = "4.2"`, \
      `nodes = ( … )`. A symbolic link of that name is followed to a file in its directory or below, or to \
      another `.conflint.conf`.

      With several nodes, each configuration is checked as each node sees it; a finding on only some \
      nodes names them.

      With --scope, each FILE is a fragment that is included in that scope: \
      `--scope 'binding_group north binding n1'`.

      --fix changes every writable file of the configuration, included ones too, that is below the \
      directory of a FILE, a DIR, the directory of --conf-root or the current directory, after symbolic links \
      are resolved; it names the other files that have fixes. Each fix is checked before anything is \
      written: the finding must be gone, and the configuration must say the same. No rule may find a \
      new error, and no selected rule anything new, except a hint in exchange for something worse, and \
      what could not be found before because a text could not be read or a name was misspelt, unless \
      it is that an option is set twice or in the wrong place. Where several scopes, nodes or FILEs \
      read a file, only what all of them find in it is fixed. While a file has a syntax error, only \
      the spelling of single words is fixed, such as quotation marks and unknown names.
      """,
    operands: [OperandDeclaration("FILE|DIR|-", .any, help: "what to check")],
    options: ConfigurationSource.optionsOfSeveralNodes + LintOption.all,
    subcommands: [LanguageServerCommand.declaration],
    exitMeanings: ExitMeanings(
      success: "no finding at or above --fail-on", findings: "findings",
      failure: "something could not be read, or the command line is wrong"),
    examples: [
      Example("conflint", "check ecelerity.conf here, with everything it includes"),
      Example("conflint --output-format concise etc/", "check every *.conf file below etc"),
      Example(
        "conflint --node mta1 --node mta2 etc/default/ecelerity.conf",
        "check what two nodes make of it"),
      Example("conflint --scope 'binding b' b.conf", "check a file that a binding includes"),
      Example("conflint --diff --unsafe-fixes", "show what all fixes would change"),
      Example("conflint --explain routes-in-nested-domain", "say what a rule means"),
    ],
    files: ConfigurationSource.files + [
      FileDeclaration(
        SettingsFile.name, "settings of conflint for the files of its directory and those below")
    ],
    version: toolkitVersion,
    relatives: [
      OtherName("rules", "conflint --list-rules"), OtherName("explain", "conflint --explain RULE"),
      OtherName("fix", "conflint --fix"), OtherName("fmt", "conffmt"),
      OtherName("format", "conffmt"), OtherName("help", "conflint --help"),
    ])
}
