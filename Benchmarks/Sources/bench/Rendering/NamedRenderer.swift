/// A forward zone per stanza and a forwarder per option, which `named-checkconf` accepts without
/// knowing the options.
struct NamedRenderer: Renderer {
  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    // Zones do not nest: the outer one is closed early.
    let end = indent.isEmpty ? "" : "  };\n};\n"
    let zone = "zone \"s\(number).\(name.filter { $0 != "_" }).example\""
    return "\(end)\(zone) {\n  type forward;\n  forwarders {\n    192.0.2.1;\n"
  }

  func close(_ name: String, _ indent: String) -> String { indent.isEmpty ? "  };\n};\n" : "" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    indent.isEmpty ? "" : "    198.51.100.\(number % 254 + 1) port \(number % 60_000 + 1);\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    option(name, "", number: number, indent)
  }

  func comment(_ text: String, _ indent: String) -> String { "#\(text)\n" }
}
