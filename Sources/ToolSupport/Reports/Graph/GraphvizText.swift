package import EcelerityConf

/// A graph of routes in the DOT language of Graphviz (graphviz.org, "DOT Language").
package enum GraphvizText {
  /// The drawing instructions for `graph`, ending with a line feed.
  package static func text(_ graph: RouteGraph, title: String) -> String {
    var lines = [
      "digraph routes {", "  rankdir=LR;", "  node [fontname=\"sans-serif\", shape=box];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    let captions = [title] + graph.notes.map(\.text)
    lines.append("  label=\(quoted(captions));")
    lines += nodes("g", graph.groups.map(GraphWording.lines), "rounded")
    lines += nodes("b", graph.lanes.map(GraphWording.lines), "solid")
    lines += nodes("h", graph.exits.map(GraphWording.lines), "bold")
    for path in graph.paths { lines.append("  g\(path.group + 1) -> b\(path.lane + 1);") }
    for leg in graph.legs {
      let label = GraphWording.label(leg)
      let attributes = label.isEmpty ? "" : " [label=\(quoted([label]))]"
      lines.append("  b\(leg.lane + 1) -> h\(leg.exit + 1)\(attributes);")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private static func nodes(_ letter: String, _ labels: [[String]], _ style: String) -> [String] {
    guard !labels.isEmpty else { return [] }
    let names = labels.indices.map { "\(letter)\($0 + 1)" }
    let rows = zip(names, labels).map { "  \($0) [label=\(quoted($1)), style=\(style)];" }
    // Nodes of one kind are in one column.
    return rows + ["  { rank=same; \(names.joined(separator: "; ")); }"]
  }

  /// The lines as a quoted string, in which backslashes begin escapes and ampersands begin entities.
  static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      line.visible.unicodeScalars.reduce(into: "") { text, scalar in
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "&": text += "&amp;"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
