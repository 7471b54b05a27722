import EcelerityConf
import ToolSupport

/// How a picture is written.
enum GraphFormat: String, CaseIterable {
  case mermaid, dot, html
}

/// `confroute graph`
struct GraphCommand {
  private let arguments: ParsedArguments
  private var source: ConfigurationAtHand

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    source = try ConfigurationAtHand(arguments, &console)
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    let graph = try RouteGraph(of: source.configuration, options)
    for note in graph.notes where note.isGap { source.warn(note.text.visible, &console) }
    switch arguments.choice("output-format", of: GraphFormat.self) ?? .mermaid {
    case .mermaid:
      let text = MermaidText.text(graph, title: title)
      if let refusal = MermaidText.refusal(of: text, graph) { source.warn(refusal, &console) }
      console.output.write(text)
    case .dot: console.output.write(GraphvizText.text(graph, title: title))
    case .html:
      console.output.write(
        try GraphPage.text(graph, title: title, source.configuration, &source.map))
    }
    return .success
  }

  private var options: RouteGraph.Options {
    var options = RouteGraph.Options()
    options.version = source.version
    options.sender = arguments.value("from")
    options.gatewayStanzaUse = GatewayStanzaUse(isStrict: arguments.has("strict-gateway"))
    options.binding = arguments.value("binding")
    options.bindingGroup = arguments.value("binding-group")
    return options
  }

  /// What the picture is of.
  private var title: String {
    let file = source.configuration.files.first?.tree.source.path ?? ""
    let partial = source.isPartial ? " (\(RouteText.partial))" : ""
    return "routes of \(file.visible)" + partial
  }
}
