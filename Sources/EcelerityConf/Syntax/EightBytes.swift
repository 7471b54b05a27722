/// Eight bytes of a file, asked all at once.
///
/// Each answer is a mask with the highest bit of every byte that qualifies. Unless it says more, it is exact up to
/// the first of these; a byte behind it may be named wrongly. The first one of several masks joined by `|` is exact
/// as well. Mycroft's test for a byte of zero; Warren, Hacker's Delight, 2nd edition, section 6-1.
struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// All of them as a number.
  let value: UInt64

  @inline(__always)
  private init(value: UInt64) { self.value = value }

  /// The bytes from `offset` on, of which there have to be eight.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    // Any eight bytes are a number, and the span checks that they are its own.
    value = UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Bytes beyond ASCII. It is exact for each of the bytes.
  @inline(__always)
  var beyondASCII: UInt64 { value & EightBytes.highest }

  /// Those that are `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    EightBytes.zeros(value ^ (EightBytes.ones &* UInt64(byte)))
  }

  /// Those that are `byte`, in which the bit of small letters is set, or the same without it.
  @inline(__always)
  func equal(toEitherCaseOf byte: UInt8) -> UInt64 {
    EightBytes.zeros((value | (EightBytes.ones &* 0x20)) ^ (EightBytes.ones &* UInt64(byte)))
  }

  /// ASCII bytes below `limit`.
  @inline(__always)
  func below(_ limit: UInt8) -> UInt64 {
    (value &- EightBytes.ones &* UInt64(limit)) & ~value & EightBytes.highest
  }

  /// Those from `first` to `last`, of ASCII. It is exact for each of the bytes.
  @inline(__always)
  func within(_ first: UInt8, _ last: UInt8) -> UInt64 {
    let low = value & ~EightBytes.highest
    let isFromFirst = low &+ EightBytes.ones &* UInt64(0x80 &- first)
    let isBehindLast = low &+ EightBytes.ones &* UInt64(0x7F &- last)
    return isFromFirst & ~isBehindLast & ~value & EightBytes.highest
  }

  /// Those that are the ASCII byte `byte`. It is exact for each of the bytes.
  @inline(__always)
  func exactly(_ byte: UInt8) -> UInt64 { within(byte, byte) }

  /// Does `look` at all of `bytes`, some of them twice: any two neighbours at once. Fewer than eight are preceded by
  /// copies of `filler`.
  @inline(__always)
  static func all(_ bytes: Span<UInt8>, filler: UInt8, _ look: (EightBytes) -> Void) {
    guard bytes.count >= 8 else {
      var value = ones &* UInt64(filler)
      for index in bytes.indices { value = value >> 8 | UInt64(bytes[index]) << 56 }
      return look(EightBytes(value: value))
    }
    let last = bytes.count &- 8
    var start = 0
    while start < last {
      look(EightBytes(bytes, at: start))
      start &+= 7
    }
    look(EightBytes(bytes, at: last))
  }

  /// Whether `mask` names all of them.
  @inline(__always)
  static func areAll(_ mask: UInt64) -> Bool { mask & highest == highest }

  /// How many bytes stand before the first one of `mask`; eight when there is none.
  @inline(__always)
  static func count(before mask: UInt64) -> Int { mask.trailingZeroBitCount / 8 }

  /// Whether `byte` stands in `range` of `bytes`.
  @inline(__always)
  static func isFound(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, start &+ 8 <= bytes.count {
      let before = count(before: EightBytes(bytes, at: start).equal(to: byte))
      if before < 8 { return start &+ before < range.upperBound }
      start &+= 8
    }
    while start < range.upperBound {
      if bytes[start] == byte { return true }
      start &+= 1
    }
    return false
  }

  /// Whether `first` and `second` are the same bytes.
  @inline(__always)
  static func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    guard first.count >= 8 else {
      for index in first.indices where first[index] != second[index] { return false }
      return true
    }
    // The last eight may overlap those before them.
    let last = first.count &- 8
    var start = 0
    while start < last {
      if EightBytes(first, at: start).value != EightBytes(second, at: start).value { return false }
      start &+= 8
    }
    return EightBytes(first, at: last).value == EightBytes(second, at: last).value
  }

  @inline(__always)
  private static func zeros(_ value: UInt64) -> UInt64 { (value &- ones) & ~value & highest }
}

/// Runs of bytes that the lexer need not look at one by one. Each ends at a byte that deserves a look, or
/// less than eight bytes before the end of the file.
extension Lexer {
  /// Past bytes that are part of a word wherever it stands.
  @inline(__always)
  static func endOfPlainWord(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endOfRun(bytes, from: start) { eight in
      // Up to the comma is all white space, NUL, `"`, `#`, `'`, `(`, `)` and `*`; the rest of it is rare.
      eight.below(UInt8(ascii: ",") + 1) | eight.equal(to: UInt8(ascii: "="))
        | eight.equal(toEitherCaseOf: UInt8(ascii: "{"))
        | eight.equal(toEitherCaseOf: UInt8(ascii: "}")) | eight.beyondASCII
    }
  }

  /// Past bytes that mean nothing inside a string.
  @inline(__always)
  static func endOfPlainString(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endOfRun(bytes, from: start) { eight in
      eight.equal(to: UInt8(ascii: "\"")) | eight.equal(to: UInt8(ascii: "\\"))
        | eight.equal(to: UInt8(ascii: "\n")) | eight.equal(to: 0) | eight.beyondASCII
    }
  }

  /// Past bytes that mean nothing in a comment that goes to the end of its line.
  @inline(__always)
  static func endOfPlainComment(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endOfRun(bytes, from: start) { eight in
      eight.equal(to: UInt8(ascii: "\n")) | eight.equal(to: 0)
    }
  }

  @inline(__always)
  private static func endOfRun(
    _ bytes: Span<UInt8>, from start: Int, _ stops: (EightBytes) -> UInt64
  ) -> Int {
    var end = start
    while end &+ 8 <= bytes.count {
      let plain = EightBytes.count(before: stops(EightBytes(bytes, at: end)))
      end &+= plain
      if plain < 8 { break }
    }
    return end
  }
}
