/// Composite literals: a variable per top-level stanza.
struct GoRenderer: Renderer {
  let head = "package conf\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    let start = indent.isEmpty ? "\nvar s\(number) = " : indent
    return "\(start)\(name){\(quoted(label ?? "")),\n"
  }

  func close(_ name: String, _ indent: String) -> String {
    indent + (indent.isEmpty ? "}\n" : "},\n")
  }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    indent.isEmpty
      ? "var o\(number) = \(quoted(value))\n" : "\(indent)option{\"\(name)\", \(quoted(value))},\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    let items = "{" + items.map(quoted).joined(separator: ", ") + "}"
    return indent.isEmpty
      ? "var l\(number) = list\(items)\n" : "\(indent)list{\"\(name)\", values\(items)},\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "\(indent)//\(text)\n" }
}
