import EcelerityConf
import ToolSupport

/// How answers are printed.
enum OutputFormat: String, CaseIterable {
  case text, json
}

extension CommandDeclaration {
  /// The command line of `confroute`.
  static let confroute = CommandDeclaration(
    "confroute", "say where mail goes, and why, from Momentum configuration",
    sharedOptions: ConfigurationSource.options + ConfigurationAtHand.options + [
      TargetVersion.option,
      .choice("output-format", of: OutputFormat.self, default: .text, help: "how to print"),
    ],
    subcommands: [eval, explain, resolve, graph],
    exitMeanings: ExitMeanings(
      success: "answered; mail would be attempted", findings: "mail would not be attempted",
      failure: "the question could not be answered"),
    examples: [
      Example("confroute explain --offline oak.example", "where mail for oak.example goes, and why")
    ], version: toolkitVersion)

  private static let eval = CommandDeclaration(
    "eval", "print the value of an option in a scope, as the console's `config eval` does",
    discussion: """
      SCOPE is any number of stanzas with their labels, outermost first; none is the global scope. \
      The scope need not exist: the answer is what would hold there.
      """,
    operands: [
      OperandDeclaration("SCOPE", .any, help: "stanzas with their labels, outermost first"),
      OperandDeclaration("OPTION", help: "the option"),
    ],
    options: [.flag("all", help: "print every place that was asked, strongest first")],
    exitMeanings: ExitMeanings(
      success: "answered", findings: "does not occur",
      failure: "no such option, or the configuration cannot be read"),
    examples: [
      Example(
        "confroute eval binding_group north binding n1 domain oak.example "
          + "\(Keyword.maxOutboundConnections)", "how many connections that domain gets there"),
      Example("confroute eval \(Keyword.gateway) --all", "the global value and what it beats"),
    ])

  private static let explain = CommandDeclaration(
    "explain", "say why a message for a domain routes where it does",
    discussion: """
      Prints the verdict and the next hops first, then every decision with the place that made it \
      and how sure it is: stated in the manual, inferred, or decided by this project.

      Resolving names is not available in this version: give --offline.
      """,
    operands: [question], options: questionOptions, exitMeanings: routeMeanings,
    examples: [
      Example("confroute explain --offline user@oak.example", "where mail to oak.example goes"),
      Example(
        "confroute explain --offline --binding n1 oak.example", "the same on binding n1"),
      Example(
        "confroute explain --offline --set 'domain oak.example \(Keyword.gateway)=relay.example' "
          + "oak.example", "what if that gateway were set"),
    ])

  private static let resolve = CommandDeclaration(
    "resolve", "print just the next hops in their order",
    discussion: "Resolving names is not available in this version: give --offline.",
    operands: [question], options: questionOptions, exitMeanings: routeMeanings,
    examples: [
      Example(
        "confroute resolve --offline --domains-file domains.txt", "the next hops of many domains")
    ])

  private static let graph = CommandDeclaration(
    "graph", "draw the routes: which domains leave through which bindings to which next hops",
    discussion: """
      Domains that are routed alike are one node, and so are bindings on which they get the same answer. \
      What would be more than some 200 nodes is summed up, and the picture says so. No name server is asked.

      The HTML page is one file that needs nothing else. It finds a domain, lights up its ways, and says \
      which lines decided them.
      """,
    options: [
      .choice("output-format", of: GraphFormat.self, default: .mermaid, help: "how to draw"),
      .text("binding", "NAME", help: "draw messages on this binding only"),
      .text("binding-group", "NAME", help: "draw messages in this binding group only"),
      .text(
        "from", "ADDRESS",
        help: "the sender's address, which may be the name given in EHLO; `<>` for none"),
      .flag(
        "strict-gateway",
        help: "take neither method nor ports from the stanza that sets the gateway"),
    ],
    exitMeanings: ExitMeanings(
      success: "drawn", findings: "does not occur", failure: "the configuration cannot be read"),
    examples: [
      Example("confroute graph --output-format html > routes.html", "a page to search in"),
      Example("confroute graph --output-format dot | dot -Tsvg > routes.svg", "with Graphviz"),
    ])

  private static let question = OperandDeclaration(
    "DOMAIN|ADDRESS", .any, help: "where the message goes")

  private static let questionOptions: [OptionDeclaration] = [
    .flag("offline", help: "ask no name server"),
    .text("binding", "NAME", help: "the binding the message is on; else the default one"),
    .text(
      "binding-group", "NAME",
      help: "the binding group it is in; without a binding, every one it may get is answered"),
    .text(
      "from", "ADDRESS",
      help: "the sender's address, which may be the name given in EHLO; `<>` for none"),
    .flag(
      "strict-gateway",
      help: "take neither method nor ports from the stanza that sets the gateway"),
    .text(
      "domains-file", "FILE|-", help: "also answer for the domains in FILE, one a line, in order"),
  ]

  private static let routeMeanings = ExitMeanings(
    success: "mail would be attempted", findings: "it would not; the verdict says why",
    failure: "the question could not be answered")
}

/// Why the command could not do its work.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
