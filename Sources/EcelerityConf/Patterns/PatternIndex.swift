/// An index that returns those of many regular expressions that a name must be matched against:
/// those with a required text that it contains, and those that require none.
///
/// For each text, one piece of eight, four or two bytes is indexed, the one shared by the fewest
/// expressions; all pieces of a name are looked up. The cost of a lookup depends on the length of
/// the name and on how many expressions share a piece with it, not on their total number.
struct PatternIndex: Sendable {
  /// The expressions that are candidates for every name.
  private var always: [Int] = []
  /// The expressions by piece, longest pieces first.
  private var tables = PatternIndex.lengths.map(PieceTable.init)

  private static let lengths = [8, 4, 2]

  /// Creates an index of `patterns`; nil ones are candidates for every name.
  init(_ patterns: [[UInt8]?]) {
    let required = patterns.map { pattern in pattern.flatMap { RequiredLiterals(of: $0)?.texts } }
    let shares = PatternIndex.shares(required)
    for (number, texts) in required.enumerated() {
      if let texts, texts.allSatisfy({ $0.count >= PatternIndex.lengths.last ?? 0 }) {
        for text in texts { insert(text, number, shares) }
      } else {
        always.append(number)
      }
    }
  }

  /// The number of texts that contain each piece.
  private static func shares(_ required: [[[UInt8]]?]) -> [Piece: Int] {
    var shares: [Piece: Int] = [:]
    for text in required.lazy.compactMap({ $0 }).joined() {
      guard let length = length(for: text) else { continue }
      for piece in Piece.all(of: text, length) { shares[piece, default: 0] += 1 }
    }
    return shares
  }

  private static func length(for text: [UInt8]) -> Int? { lengths.first { $0 <= text.count } }

  private mutating func insert(_ text: [UInt8], _ number: Int, _ shares: [Piece: Int]) {
    guard let length = PatternIndex.length(for: text),
      let rarest = Piece.all(of: text, length).min(by: { shares[$0] ?? 0 < shares[$1] ?? 0 }),
      let table = tables.firstIndex(where: { $0.length == length })
    else { preconditionFailure("a text shorter than the shortest piece") }
    tables[table].insert(number, for: rarest)
  }

  /// The numbers of the expressions that may match `name`, ascending. Letter case is ignored, which
  /// may add candidates but omits none.
  func candidates(for name: [UInt8]) -> [Int] {
    var found: [Int] = []
    for table in tables { table.append(numbersFor: name, to: &found) }
    guard !found.isEmpty else { return always }
    found += always
    found.sort()
    var last = -1
    found.removeAll { number in
      defer { last = number }
      return number == last
    }
    return found
  }
}

/// Some bytes of a text as a number.
private struct Piece: Hashable {
  let bytes: UInt64
  let length: Int

  /// All pieces of `text` of `length` bytes.
  static func all(of text: [UInt8], _ length: Int) -> [Piece] {
    guard text.count >= length else { return [] }
    return (0...text.count - length).map { start in
      Piece(
        bytes: text[start..<start + length].reduce(0) { $0 << 8 | UInt64($1) }, length: length)
    }
  }
}

/// The expressions by required piece, for pieces of one length.
private struct PieceTable: Sendable {
  let length: Int
  private let mask: UInt64
  private var numbers: [UInt64: [Int]] = [:]
  /// A bit for each piece present, which saves looking up most others.
  private var filter: [UInt64] = []
  /// The shift of the hash of a piece that gives its bit.
  private var shift: UInt64 = 0

  /// The filter has a word for each piece up to this number: it must fit in the CPU caches.
  private static let mostWords = 1 << 10

  init(length: Int) {
    self.length = length
    mask = length == 8 ? .max : 1 << UInt64(length * 8) - 1
  }

  mutating func insert(_ number: Int, for piece: Piece) {
    numbers[piece.bytes, default: []].append(number)
    if numbers.count > filter.count, filter.count < PieceTable.mostWords {
      growFilter()
    } else {
      mark(piece.bytes)
    }
  }

  /// Indexes of one or two expressions are common, too, and there may be thousands of them.
  private mutating func growFilter() {
    let count = max(filter.count * 2, 1)
    filter = Array(repeating: 0, count: count)
    shift = 58 - UInt64(count.trailingZeroBitCount)
    for piece in numbers.keys { mark(piece) }
  }

  private mutating func mark(_ piece: UInt64) {
    let bit = bit(of: piece)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  func append(numbersFor name: [UInt8], to found: inout [Int]) {
    guard !numbers.isEmpty, name.count >= length else { return }
    var piece: UInt64 = 0
    for index in name.indices {
      piece = (piece << 8 | UInt64(name[index].lowercased)) & mask
      guard index >= length - 1 else { continue }
      let bit = bit(of: piece)
      guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let here = numbers[piece] else {
        continue
      }
      found += here
    }
  }

  private func bit(of piece: UInt64) -> Int {
    Int((piece &* FibonacciHash.multiplier) &>> shift)
  }
}
