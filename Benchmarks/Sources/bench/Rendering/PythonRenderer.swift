/// Nested calls: an expression per top-level stanza.
struct PythonRenderer: Renderer {
  let head = "from conf import *\n\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    "\(indent)\(name)(\(quoted(label ?? "")),\n"
  }

  func close(_ name: String, _ indent: String) -> String {
    indent + (indent.isEmpty ? ")\n" : "),\n")
  }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    "\(indent)option('\(name)', \(quoted(value)))\(indent.isEmpty ? "" : ",")\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    let items = items.map(quoted).joined(separator: ",")
    return "\(indent)option('\(name)', [\(items)])\(indent.isEmpty ? "" : ",")\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "\(indent)#\(text)\n" }
}
