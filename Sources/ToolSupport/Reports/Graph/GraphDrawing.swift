internal import EcelerityConf

/// The nodes and edges of a graph as SVG: three columns, from domains over bindings to next hops.
struct GraphDrawing {
  private let graph: RouteGraph
  private let columns: [Column]

  /// A column of nodes. Lengths are in units of the SVG, about a pixel.
  private struct Column {
    let letter: String
    let labels: [[String]]
    let title: String
    let left: Int
    let width: Int
    /// The upper edge of each node.
    var tops: [Int] = []

    var right: Int { left + width }

    func height(of index: Int) -> Int { labels[index].count * lineHeight + 2 * padding }
    func middle(of index: Int) -> Int { tops[index] + height(of: index) / 2 }
    var bottom: Int { labels.isEmpty ? 0 : tops[labels.count - 1] + height(of: labels.count - 1) }

    init(_ letter: String, _ title: String, _ labels: [[String]], left: Int) {
      (self.letter, self.title, self.labels, self.left) = (letter, title, labels, left)
      let longest = labels.joined().map(\.unicodeScalars.count).max() ?? 0
      width = max(longest, title.count) * letterWidth + 2 * padding
      var top = headHeight
      for index in labels.indices {
        tops.append(top)
        top += height(of: index) + gap
      }
    }

    mutating func moveDown(by length: Int) { tops = tops.map { $0 + length } }
  }

  private static let lineHeight = 20
  private static let letterWidth = 8
  private static let padding = 8
  private static let gap = 16
  /// The widths between domains and bindings, and between bindings and next hops, which have preferences.
  private static let gutters = [110, 190]
  private static let headHeight = 36

  init(_ graph: RouteGraph) {
    self.graph = graph
    let contents = [
      ("g", "domains", graph.groups.map(GraphWording.lines)),
      ("b", "bindings", graph.lanes.map(GraphWording.lines)),
      ("h", "next hops", graph.exits.map(GraphWording.lines)),
    ]
    var columns: [Column] = []
    for (letter, title, labels) in contents {
      let left = columns.last.map { $0.right + Self.gutters[columns.count - 1] } ?? 1
      columns.append(Column(letter, title, labels, left: left))
    }
    let bottom = columns.map(\.bottom).max() ?? 0
    for index in columns.indices {
      columns[index].moveDown(by: (bottom - columns[index].bottom) / 2)
    }
    self.columns = columns
  }

  var svg: String {
    let width = (columns.last?.right ?? 0) + 1
    let height = (columns.map(\.bottom).max() ?? 0) + 1
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="group" aria-label="routes">

      """
    for path in graph.paths {
      text += edge("g\(path.group + 1)-b\(path.lane + 1)", 0, path.group, path.lane, "")
    }
    for leg in graph.legs {
      let label = GraphWording.label(leg)
      text += edge("b\(leg.lane + 1)-h\(leg.exit + 1)", 1, leg.lane, leg.exit, label)
    }
    for column in columns { text += nodes(column) }
    return text + "</svg>\n"
  }

  private func nodes(_ column: Column) -> String {
    var text = "<text class=\"title\" x=\"\(column.left)\" y=\"20\">\(column.title.markup)</text>\n"
    for (index, lines) in column.labels.enumerated() {
      let id = "\(column.letter)\(index + 1)"
      let label = lines.joined(separator: ", ").markup
      text += "<g class=\"node \(column.letter)\" id=\"\(id)\" tabindex=\"0\" role=\"button\" "
      text += "aria-pressed=\"false\" aria-label=\"\(label)\">"
      text += "<rect x=\"\(column.left)\" y=\"\(column.tops[index])\" width=\"\(column.width)\" "
      text += "height=\"\(column.height(of: index))\" rx=\"\(column.letter == "g" ? 14 : 3)\"/>"
      for (row, line) in lines.enumerated() {
        let y = column.tops[index] + Self.padding + row * Self.lineHeight + 15
        text += "<text x=\"\(column.left + Self.padding)\" y=\"\(y)\">\(line.markup)</text>"
      }
      text += "</g>\n"
    }
    return text
  }

  /// A curve from a node of the column `start` to one of the next column.
  private func edge(
    _ id: String, _ start: Int, _ from: Int, _ to: Int, _ label: String
  ) -> String {
    let (first, second) = (columns[start], columns[start + 1])
    let (x1, y1) = (first.right, first.middle(of: from))
    let (x2, y2) = (second.left, second.middle(of: to))
    let middle = (x1 + x2) / 2
    var text = "<g class=\"edge\" id=\"\(id)\">"
    text += "<path d=\"M\(x1) \(y1)C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)\"/>"
    text += "<path class=\"head\" d=\"M\(x2) \(y2)l-8 -4v8z\"/>"
    if !label.isEmpty {
      text += "<text x=\"\(x2 - 10)\" y=\"\(y2 - 6)\" text-anchor=\"end\">\(label.markup)</text>"
    }
    return text + "</g>\n"
  }
}
