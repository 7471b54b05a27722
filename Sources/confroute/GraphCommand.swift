import EcelerityConf
import ToolSupport

/// The output formats of `graph`.
enum GraphFormat: String, CaseIterable {
  case mermaid, dot, html

  static let option = CommandOption.choice(
    "output-format", of: GraphFormat.allCases, default: .mermaid, help: "how to draw"
  ).alsoCalled("format", "f").alsoCalled(["mermaid": "mermaid", "dot": "dot", "html": "html"])
}

/// `confroute graph`
struct GraphCommand {
  private let arguments: ParsedArguments
  private var loaded: LoadedConfiguration

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    loaded = try LoadedConfiguration(arguments, &console)
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    let graph = try RouteGraph(of: loaded.configuration, options)
    for note in graph.notes where note.isGap { console.warn(note.text.visible) }
    switch arguments[GraphFormat.option] {
    case .mermaid:
      let text = MermaidText.text(graph, title: title)
      if let refusal = MermaidText.refusal(of: text, graph) { console.warn(refusal) }
      console.output.write(text)
    case .dot: console.output.write(GraphvizText.text(graph, title: title))
    case .html:
      console.output.write(
        try GraphPage.text(graph, title: title, loaded.configuration, &loaded.map))
    }
    return .success
  }

  private var options: RouteGraph.Options {
    var options = RouteGraph.Options()
    options.version = loaded.version
    options.sender = arguments[QuestionOption.sender]
    options.gatewayStanzaUse = GatewayStanzaUse(isStrict: arguments[QuestionOption.strictGateway])
    options.binding = arguments[QuestionOption.binding]
    options.bindingGroup = arguments[QuestionOption.bindingGroup]
    return options
  }

  /// The title of the graph.
  private var title: String {
    let file = loaded.configuration.files.first?.tree.source.path ?? ""
    let partial = loaded.isPartial ? " (\(RouteText.partial))" : ""
    return "routes of \(file.visible)" + partial
  }
}
