#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// Rows of text in aligned columns, the first aligned left and the others right.
struct Table {
  private let widths: [Int]

  /// Prints the headings; a column is as wide as its heading plus the space before it.
  init(_ headings: String...) {
    widths = headings.map(\.count)
    print()
    row(headings)
  }

  func row(_ cells: String...) { row(cells) }

  private func row(_ cells: [String]) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      line += index == 0 ? cell + padding : "  " + padding + cell
    }
    print(line)
    fflush(nil)
  }
}

/// Formatted numbers for tables.
enum Cell {
  /// `number` with `places` decimal places.
  static func number(_ number: Double, _ places: Int = 1) -> String {
    guard number.isFinite else { return "-" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(number) * scale).rounded()
    let whole = Int(scaled / scale)
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + "\(whole)" }
    let fraction = "\(Int(scaled) - whole * Int(scale))"
    return sign + "\(whole)." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  static func milliseconds(_ seconds: Double) -> String { number(seconds * 1000, 1) }

  /// Megabytes per second.
  static func rate(_ bytes: Int, in seconds: Double) -> String {
    number(Double(bytes) / seconds / 1e6, 0)
  }
}
