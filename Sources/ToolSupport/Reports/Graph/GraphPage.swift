package import EcelerityConf

/// A graph of routes as a self-contained HTML page: an SVG drawing, a table with the same contents, and a script that
/// finds domains.
///
/// The content security policy of the page allows that one script, by its hash, and no requests (W3C, Content Security
/// Policy Level 3).
package enum GraphPage {
  /// The page about `graph`; `map` belongs to `configuration`.
  package static func text(
    _ graph: RouteGraph, title: String, _ configuration: Configuration, _ map: inout SourceMap
  ) throws -> String {
    let reasons = graph.paths.map { GraphReason.reasons($0.witness, &map) }
    let data = try GraphPageData(graph, reasons, configuration, &map).text()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title.markup)</title>
      <style>
      \(GraphPageStyle.text)
      </style>
      </head>
      <body>
      <a class="skip" href="#/words">skip to the routes in words</a>
      <header>
      <h1>\(title.markup)</h1>
      </header>
      <main>
      <form id="search" role="search">
      <label for="domain">domain or address</label>
      <input id="domain" type="search" list="names" autocomplete="off" spellcheck="false" maxlength="320">
      <datalist id="names"></datalist>
      <button>show its route</button>
      <button type="reset">show all</button>
      </form>
      <div id="answer" role="status" aria-live="polite" tabindex="0"></div>
      <div class="picture" tabindex="0" role="region" aria-label="picture of the routes">
      \(GraphDrawing(graph).svg)</div>
      <h2 id="/words" tabindex="-1">the routes in words</h2>
      <div class="words" tabindex="0" role="region" aria-label="the routes in words">
      \(table(graph, reasons))</div>
      <h2>what the picture does not show</h2>
      <ul>
      \(graph.notes.map { "<li>\($0.text.markup)</li>\n" }.joined())</ul>
      \(legend(reasons))</main>
      <script type="application/json" id="routes">\(data)</script>
      <script>\(GraphPageScript.text)</script>
      </body>
      </html>

      """
  }

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src '\(GraphPageScript.hash)'; "
    + "base-uri 'none'; form-action 'none'"

  private static func table(_ graph: RouteGraph, _ reasons: [[GraphReason]]) -> String {
    var text = """
      <table>
      <thead><tr><th scope="col">domains</th><th scope="col">bindings</th>\
      <th scope="col">next hops</th><th scope="col">decided by</th></tr></thead>
      <tbody>

      """
    for (index, path) in graph.paths.enumerated() {
      let legs = graph.legs.filter { $0.lane == path.lane }
      let hops = legs.map { leg in
        let label = GraphWording.label(leg)
        let words = GraphWording.lines(graph.exits[leg.exit]).joined(separator: ", ")
        return words + (label.isEmpty ? "" : "; \(label)")
      }
      let cells = [
        GraphWording.lines(graph.groups[path.group]), GraphWording.lines(graph.lanes[path.lane]),
        hops, reasons[index].map(\.text),
      ]
      text += "<tr id=\"row\(index)\">" + cells.map(cell).joined() + "</tr>\n"
    }
    return text + "</tbody>\n</table>\n"
  }

  /// The meaning of the evidence marks that occur.
  private static func legend(_ reasons: [[GraphReason]]) -> String {
    let used = Set(reasons.joined().map(\.grade))
    guard !used.isEmpty else { return "" }
    let items = EvidenceGrade.allCases.filter(used.contains).map { grade in
      "<dt>[\(grade.rawValue.markup)]</dt><dd>\(grade.words.markup)</dd>\n"
    }
    return "<h2>what the marks mean</h2>\n<dl>\n\(items.joined())</dl>\n"
  }

  private static func cell(_ lines: [String]) -> String {
    "<td>" + lines.map(\.markup).joined(separator: "<br>") + "</td>"
  }
}
