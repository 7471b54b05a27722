/// An upstream per stanza and a server per option, which `nginx -t` accepts without knowing the
/// options.
struct NginxRenderer: Renderer {
  /// The directory for the files that nginx writes.
  let directory: String

  var head: String {
    """
    pid \(directory)/nginx.pid;
    error_log /dev/null;
    events {}
    http {
    access_log off;

    """
  }
  let tail = "}\n"

  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String {
    // Upstreams do not nest: the outer one is closed early.
    let end = indent.isEmpty ? "" : "}\n"
    return "\(end)upstream \(name)_\(number) {\n  server 192.0.2.1:25;\n"
  }

  func close(_ name: String, _ indent: String) -> String { indent.isEmpty ? "}\n" : "" }

  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String {
    indent.isEmpty ? "" : "  server 192.0.2.\(number % 254 + 1):25 weight=\(number % 90 + 1);\n"
  }

  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String {
    option(name, "", number: number, indent)
  }

  func comment(_ text: String, _ indent: String) -> String { "#\(text)\n" }
}
