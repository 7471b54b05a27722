/// An element per statement.
struct XMLRenderer: Renderer {
  let head = "<?xml version=\"1.0\"?>\n<configuration>\n"
  let tail = "</configuration>\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    "\(indent)<\(name) label=\"\(escaped(label ?? ""))\">\n"
  }

  func close(_ name: String, _ indent: String) -> String { "\(indent)</\(name)>\n" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    "\(indent)<\(name)>\(escaped(value))</\(name)>\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    let items = items.map { "<item>\(escaped($0))</item>" }.joined()
    return "\(indent)<\(name)>\(items)</\(name)>\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "\(indent)<!--\(dashless(text))-->\n" }

  private func dashless(_ text: String) -> String { text.filter { $0 != "-" } }

  private func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x22 }) else { return text }
    return text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}
