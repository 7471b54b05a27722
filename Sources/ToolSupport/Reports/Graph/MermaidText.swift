package import EcelerityConf

/// A graph of routes as a Mermaid flowchart (mermaid.js.org, "Flowcharts - Basic Syntax"), which code hosts draw in
/// Markdown.
package enum MermaidText {
  /// The flowchart of `graph`, ending with a line feed.
  package static func text(_ graph: RouteGraph, title: String) -> String {
    var lines = ["%% \(comment(title))", "flowchart LR"]
    lines += nodes("domains", "g", graph.groups.map(GraphWording.lines), ("([", "])"))
    lines += nodes("bindings", "b", graph.lanes.map(GraphWording.lines), ("[", "]"))
    lines += nodes("next hops", "h", graph.exits.map(GraphWording.lines), ("[[", "]]"))
    for path in graph.paths { lines.append("  g\(path.group + 1) --> b\(path.lane + 1)") }
    for leg in graph.legs {
      let label = GraphWording.label(leg)
      let arrow = label.isEmpty ? "-->" : "-->|\"\(escaped(label))\"|"
      lines.append("  b\(leg.lane + 1) \(arrow) h\(leg.exit + 1)")
    }
    for (index, note) in graph.notes.filter(\.isGap).enumerated() {
      lines.append("  n\(index + 1)>\"\(escaped(note.text))\"]")
    }
    lines += graph.notes.filter { !$0.isGap }.map { "%% \(comment($0.text))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Why Mermaid refuses `text` with its default limits, which a flowchart cannot change.
  ///
  /// Page: mermaid.js.org, "Mermaid Config Schema", `maxEdges`, `maxTextSize` and `secure`.
  package static func refusal(of text: String, _ graph: RouteGraph) -> String? {
    let edges = graph.paths.count + graph.legs.count
    guard edges > edgeLimit || text.utf16.count > textLimit else { return nil }
    return
      "Mermaid draws at most \(edgeLimit) edges and \(textLimit) characters by default, and this is "
      + "more; draw one binding or group, or as html or dot"
  }

  private static let edgeLimit = 500
  private static let textLimit = 50_000

  private static func nodes(
    _ title: String, _ letter: String, _ labels: [[String]], _ shape: (String, String)
  ) -> [String] {
    guard !labels.isEmpty else { return [] }
    let rows = labels.enumerated().map { index, lines in
      let text = lines.map(escaped).joined(separator: "<br/>")
      return "    \(letter)\(index + 1)\(shape.0)\"\(text)\"\(shape.1)"
    }
    let id = title.replacing(" ", with: "_")
    return ["  subgraph \(id) [\"\(escaped(title))\"]"] + rows + ["  end"]
  }

  /// `text` with character references, `#` instead of `&#` in Mermaid, for everything that has a meaning in Mermaid,
  /// Markdown or HTML.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let isPlain = scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
      if isPlain || " .,:-…".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
    }
  }

  /// The text of a comment, which must not look like a directive: these begin with a brace.
  private static func comment(_ text: String) -> String {
    text.visible.replacing("{", with: "(").replacing("}", with: ")")
  }
}
