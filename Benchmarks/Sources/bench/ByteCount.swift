/// Sizes in decimal units: `1k`, `16M`, `1G`.
enum ByteCount {
  static func parse(_ text: String) -> Int? {
    let units: [Character: Int] = ["k": 1_000, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    guard let last = text.last, let unit = units[last] else { return positive(Int(text)) }
    return positive(Int(text.dropLast())).map { $0 * unit }
  }

  private static func positive(_ number: Int?) -> Int? {
    number.flatMap { $0 > 0 ? $0 : nil }
  }

  static func text(_ count: Int) -> String {
    count >= 1_000_000 ? "\(count / 1_000_000)M" : count >= 1_000 ? "\(count / 1_000)k" : "\(count)"
  }
}
