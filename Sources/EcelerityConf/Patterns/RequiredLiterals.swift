/// Texts of which every match of a regular expression contains at least one: for `^mx[0-9]+[.]oak$`
/// the single text `.oak`, for `(mill|oak)$` either.
///
/// A name that contains none of them need not be matched; one that contains one may match or not.
struct RequiredLiterals {
  /// The texts in lower-case ASCII, none of them empty.
  let texts: [[UInt8]]

  /// The maximum number of texts; more are too unselective to be worth indexing.
  private static let maximumCount = 64

  /// Finds the required texts of `pattern`; nil if its syntax is unknown or nothing is required.
  init?(of pattern: [UInt8]) {
    guard let syntax = PatternSyntax(pattern),
      let texts = RequiredLiterals.texts(of: syntax.alternatives)
    else { return nil }
    self.texts = texts
  }

  /// The best texts of each alternative; nil if one of them requires nothing.
  private static func texts(of alternatives: [PatternSyntax.Sequence]) -> [[UInt8]]? {
    var all: [[UInt8]] = []
    for alternative in alternatives {
      guard let texts = texts(of: alternative) else { return nil }
      all += texts
      if all.count > maximumCount { return nil }
    }
    return all
  }

  private static func texts(of sequence: PatternSyntax.Sequence) -> [[UInt8]]? {
    var runs = LiteralRuns()
    return runs.read(sequence) ? runs.best : nil
  }

  /// A scan of the items of a sequence for the longest text that always occurs.
  private struct LiteralRuns {
    private(set) var best: [[UInt8]]?
    private var run: [UInt8] = []

    mutating func read(_ sequence: PatternSyntax.Sequence) -> Bool {
      guard follow(sequence) else { return false }
      endRun()
      return true
    }

    /// Scans a sequence; false if the meaning of an item is uncertain.
    private mutating func follow(_ sequence: PatternSyntax.Sequence) -> Bool {
      for item in sequence.items {
        guard follow(item) else { return false }
      }
      return true
    }

    private mutating func follow(_ item: PatternSyntax.Item) -> Bool {
      switch item.kind {
      case .literal(let byte):
        // PCRE2 10.43 began to read `{,3}` and `{ 3 }` as quantifiers.
        guard byte != UInt8(ascii: "{") else { return false }
        take(byte, item)
      // These match between two bytes, so the texts on both sides are adjacent.
      case .start, .end, .boundary: break
      case .dot, .set: endRun()
      case .group(let alternatives): return follow(alternatives, item)
      }
      return true
    }

    private mutating func take(_ byte: UInt8, _ item: PatternSyntax.Item) {
      guard item.least > 0 else { return endRun() }
      let small = byte.lowercased
      run.append(small)
      guard !item.isSingle else { return }
      endRun()
      run = [small]
    }

    private mutating func follow(
      _ alternatives: [PatternSyntax.Sequence], _ item: PatternSyntax.Item
    ) -> Bool {
      if item.isSingle, alternatives.count == 1 { return follow(alternatives[0]) }
      endRun()
      if item.least > 0, let texts = RequiredLiterals.texts(of: alternatives) { offer(texts) }
      return true
    }

    private mutating func endRun() {
      if !run.isEmpty { offer([run]) }
      run = []
    }

    /// The longer the shortest text, the fewer names contain it.
    private mutating func offer(_ texts: [[UInt8]]) {
      let length = { (texts: [[UInt8]]) in texts.map(\.count).min() ?? 0 }
      if best.map({ length(texts) > length($0) }) ?? true { best = texts }
    }
  }
}
