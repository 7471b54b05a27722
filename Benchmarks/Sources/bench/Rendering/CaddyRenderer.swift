/// Nested blocks of a Caddyfile, the most similar language.
struct CaddyRenderer: Renderer {
  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    indent + name + (label.map { " " + quoted($0) } ?? "") + " {\n"
  }

  func close(_ name: String, _ indent: String) -> String { indent + "}\n" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    "\(indent)\(name) \(quoted(value))\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    "\(indent)\(name) \(items.map(quoted).joined(separator: " "))\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "\(indent)#\(text)\n" }
}
