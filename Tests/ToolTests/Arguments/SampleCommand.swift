import ToolSupport

/// A command with options of all kinds, similar to `confroute`.
let sample = CommandDeclaration(
  "sample", "answer questions about configurations",
  sharedOptions: [
    SampleOption.config.declaration, SampleOption.outputFormat.declaration,
    SampleOption.set.declaration, SampleOption.select.declaration,
  ],
  subcommands: [
    CommandDeclaration(
      "explain", "say why a message routes where it does",
      discussion: """
        Each step is printed with the setting that answered it and the settings that lost, so that a \
        person can follow.

          kept as it is

        The last paragraph.
        """,
      operands: [
        OperandDeclaration(
          "DOMAIN|ADDRESS", .some, help: "where the message goes", otherNames: ["domain"])
      ],
      options: [
        SampleOption.offline.declaration, SampleOption.seed.declaration,
      ],
      exitMeanings: ExitMeanings(
        success: "mail would be attempted", findings: "it would not; the verdict says why"),
      examples: [
        Example("sample explain oak.example", "why mail to oak.example goes where it does")
      ]
    ).alsoCalled("why"),
    CommandDeclaration(
      "probe", "try to deliver",
      operands: [OperandDeclaration("DOMAIN", .some)],
      options: [
        SampleOption.send.declaration, SampleOption.timeout.declaration,
      ]),
    CommandDeclaration(
      "diff", "compare",
      operands: [OperandDeclaration("OLD"), OperandDeclaration("NEW")]),
  ],
  version: "1.2.3", relatives: [OtherName("help", "sample --help")])

enum SampleOption {
  static let config = CommandOption.text(
    "config", short: "c", "FILE", default: "ecelerity.conf", help: "the configuration")
  static let outputFormat = CommandOption.choice(
    "output-format", of: SampleFormat.allCases, default: .text, help: "the form of the answer"
  ).alsoCalled("format", "f").alsoCalled(["json": "json"])
  static let set = CommandOption.text(
    "set", "OPTION=VALUE", help: "pretend that an option has a value"
  ).repeatable()
  static let select = CommandOption.list("select", "RULE", help: "rules or groups")
  static let offline = CommandOption.flag("offline", help: "ask no name server")
  static let seed = CommandOption.number(
    "seed", "N", in: -5...10, default: 1, help: "choose the same way in every run")
  static let send = CommandOption.flag("send", help: "send a message")
  static let timeout = CommandOption.seconds("timeout", in: 0.1...60, help: "the longest wait")
}

enum SampleFormat: String, CaseIterable { case text, json }

/// A command with operands of its own and a subcommand, similar to `conflint`.
let mixed = CommandDeclaration(
  "mixed", "check files", operands: [OperandDeclaration("FILE|DIR|-", .any)],
  options: [CommandOption.flag("fix", help: "mend").declaration],
  subcommands: [CommandDeclaration("lsp", "serve an editor")]
)
