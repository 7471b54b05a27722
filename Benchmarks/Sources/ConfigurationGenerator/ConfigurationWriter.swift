/// Writes statements as text, indented in one of several common ways.
struct ConfigurationWriter {
  /// The style of a stanza; only the first is that of the formatter.
  struct Style {
    let indent: String
    let equals: String

    static let formatted = Style(indent: "  ", equals: " = ")
    static let all = [
      formatted, Style(indent: "    ", equals: " = "), Style(indent: "\t", equals: " = "),
      Style(indent: "  ", equals: "="),
    ]
  }

  private(set) var bytes: [UInt8] = []
  var style = Style.formatted
  private var depth = 0

  init(expecting count: Int) {
    bytes.reserveCapacity(count + count / 8 + 4096)
  }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func line(_ text: String) {
    for _ in 0..<depth { write(style.indent) }
    write(text)
    write("\n")
  }

  mutating func blank() { write("\n") }

  /// Writes `name = value`, followed by the comment, if any.
  mutating func option(_ name: String, _ value: String, comment: String? = nil) {
    line(name + style.equals + value + (comment.map { "  # " + $0 } ?? ""))
  }

  /// Writes `name "label" {`.
  mutating func open(_ name: String, _ label: String? = nil) {
    line(label.map { "\(name) \"\($0)\" {" } ?? "\(name) {")
    depth += 1
  }

  mutating func close() {
    depth -= 1
    line("}")
  }
}
