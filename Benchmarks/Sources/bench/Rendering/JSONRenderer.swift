/// Arrays of statements, because stanzas repeat; every array ends with null to simplify the commas.
struct JSONRenderer: Renderer {
  let head = "[\n"
  let tail = "null]\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    "\(indent){\"stanza\": \"\(name)\", \"label\": \(quoted(label ?? "")), \"body\": [\n"
  }

  func close(_ name: String, _ indent: String) -> String { "\(indent)null]},\n" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    "\(indent){\"\(name)\": \(quoted(value))},\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    "\(indent){\"\(name)\": [\(items.map(quoted).joined(separator: ", "))]},\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "" }
}
