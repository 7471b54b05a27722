import ToolSupport

/// A command with options of all kinds, similar to `confroute`.
let sample = CommandDeclaration(
  "sample", "answer questions about configurations",
  sharedOptions: [
    .text("config", short: "c", "FILE", default: "ecelerity.conf", help: "the configuration"),
    .choice(
      "output-format", of: SampleFormat.allCases, default: .text, help: "the form of the answer"
    ).alsoCalled("format", "f").alsoCalled(["json": "json"]),
    .text("set", "OPTION=VALUE", isRepeatable: true, help: "pretend that an option has a value"),
    .list("select", "RULE", help: "rules or groups"),
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
        .flag("offline", help: "ask no name server"),
        .number("seed", "N", in: -5...10, default: 1, help: "choose the same way in every run"),
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
        .flag("send", help: "send a message"),
        .decimal("timeout", "SECONDS", in: 0.1...60, help: "the longest wait"),
      ]),
    CommandDeclaration(
      "diff", "compare",
      operands: [OperandDeclaration("OLD"), OperandDeclaration("NEW")]),
  ],
  version: "1.2.3", relatives: [OtherName("help", "sample --help")])

enum SampleFormat: String, CaseIterable { case text, json }

/// A command with operands of its own and a subcommand, similar to `conflint`.
let mixed = CommandDeclaration(
  "mixed", "check files", operands: [OperandDeclaration("FILE|DIR|-", .any)],
  options: [.flag("fix", help: "mend")], subcommands: [CommandDeclaration("lsp", "serve an editor")]
)
