/// A version of the server: `4.2`, `4.2.1.6`, `5.3.0`.
public struct ServerVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Without zeros at the end: a missing number is zero.
  private let numbers: [Int]
  private let text: String

  /// The newest version whose documentation the option table covers.
  public static let newestKnown = ServerVersion([5, 3], as: "5.3")

  private init(_ numbers: [Int], as text: String) {
    var numbers = numbers
    while numbers.last == 0 { numbers.removeLast() }
    self.numbers = numbers
    self.text = text
  }

  /// Reads numbers joined by dots.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      Int(digits: part)
    }
    guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
    self.init(numbers, as: String(text))
  }

  /// The version as written.
  public var description: String { text }

  /// Whether both are the same version, however it is written: `4.2` is `4.2.0`.
  public static func == (lhs: ServerVersion, rhs: ServerVersion) -> Bool {
    lhs.numbers == rhs.numbers
  }

  /// Hashes the numbers, not how they are written.
  public func hash(into hasher: inout Hasher) { hasher.combine(numbers) }

  /// Older before newer; a missing number is zero.
  public static func < (lhs: ServerVersion, rhs: ServerVersion) -> Bool {
    lhs.numbers.lexicographicallyPrecedes(rhs.numbers)
  }

  /// The version of the oldest manual that the option table is made from. Options that the table dates to it may be
  /// older.
  private static let oldestManual = "3.0"

  /// Whether this version lacks `option` by the option table; false when the table does not know.
  public func lacks(_ option: OptionRow) -> Bool {
    guard let since = option.since, since != ServerVersion.oldestManual else { return false }
    return isBefore(since)
  }

  /// Whether this version comes before the first one that `since` names, as the option table writes
  /// it; false when it names none.
  func isBefore(_ since: String) -> Bool {
    // `3.6.4/4.1`, `4.8.6,5.2`: a version for each line of releases, of which the closest counts.
    let versions = since.split { $0 == "/" || $0 == "," }.compactMap { ServerVersion($0) }
    let lines = [2, 1, 0].lazy.map { count in
      versions.filter { $0.line(count) == line(count) }
    }
    guard let first = lines.first(where: { !$0.isEmpty })?.min() else { return false }
    return self < first
  }

  /// The first `count` numbers, of which a missing one is zero.
  private func line(_ count: Int) -> [Int] {
    (0..<count).map { $0 < numbers.count ? numbers[$0] : 0 }
  }
}
