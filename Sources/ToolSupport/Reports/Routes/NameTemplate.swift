/// A text about a name, for other names: what stands between the places where the name stands.
///
/// It is made from two such texts about names that differ in every byte, so that they differ nowhere
/// but where the names stand, and has to tell a third one.
struct NameTemplate: Sendable {
  /// What stands before, between and behind the names, one after the other.
  private var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  private struct Piece {
    /// Where it ends among the bytes.
    let end: Int
    let isBeforeName: Bool
  }

  /// Names that stand for all others: the first two of one length, without a byte in common in one
  /// place, the third of another length.
  static let names = ["abababababab.cdcdcdcd", "babababababa-dcdcdcdc", "e.f"]

  /// A text about nothing, for others to be added.
  init() {}

  /// The template of `texts`, one about each of `names`; nil when names make another difference.
  init?(_ texts: [[UInt8]]) {
    guard texts.count == NameTemplate.names.count, texts[0].count == texts[1].count else {
      return nil
    }
    let name = Array(NameTemplate.names[0].utf8)
    var index = 0
    while index < texts[0].count {
      if texts[0][index] == texts[1][index] {
        bytes.append(texts[0][index])
        index += 1
        continue
      }
      guard texts[0][index...].starts(with: name) else { return nil }
      pieces.append(Piece(end: bytes.count, isBeforeName: true))
      index += name.count
    }
    pieces.append(Piece(end: bytes.count, isBeforeName: false))
    var third: [UInt8] = []
    append(Array(NameTemplate.names[2].utf8), to: &third)
    guard third == texts[2] else { return nil }
  }

  /// How many pieces there are.
  var count: Int { pieces.count }

  /// Goes on with `other`.
  mutating func add(_ other: NameTemplate) {
    let start = bytes.count
    bytes += other.bytes
    pieces += other.pieces.map { Piece(end: start + $0.end, isBeforeName: $0.isBeforeName) }
  }

  /// Appends the text about `name`.
  func append(_ name: [UInt8], to text: inout [UInt8]) {
    append(name, pieces: 0..<pieces.count, to: &text)
  }

  /// Appends a part of it, whole texts that were added.
  func append(_ name: [UInt8], pieces range: Range<Int>, to text: inout [UInt8]) {
    var start = range.lowerBound == 0 ? 0 : pieces[range.lowerBound - 1].end
    for piece in pieces[range] {
      // Texts that were added meet without a name between them.
      guard piece.isBeforeName else { continue }
      text += bytes[start..<piece.end]
      text += name
      start = piece.end
    }
    let end = range.isEmpty ? start : pieces[range.upperBound - 1].end
    text += bytes[start..<end]
  }

  /// Whether `name` is written everywhere as it is: small letters, digits, dots and hyphens.
  static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
