/// Nested functions, with an assignment per option.
struct ShellRenderer: Renderer {
  let head = "#!/bin/bash\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    "\(indent)\(name)_\(number)() {\n\(indent)label='\(label ?? "")'\n"
  }

  func close(_ name: String, _ indent: String) -> String { indent + "}\n" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    "\(indent)\(name)='\(value)'\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    "\(indent)\(name)=(\(items.map { "'\($0)'" }.joined(separator: " ")))\n"
  }

  func comment(_ text: String, _ indent: String) -> String { "\(indent)#\(text)\n" }
}
