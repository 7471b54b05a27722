/// Eight bytes of a file, tested at once.
///
/// Each test returns a mask with the highest bit of every byte that qualifies. Unless documented
/// otherwise, it is exact up to the first of these; later bytes may be false positives. The first
/// byte of several masks combined by `|` is exact as well. The tests are based on Mycroft's test
/// for a zero byte; Warren, Hacker's Delight, 2nd edition, section 6-1.
struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The bytes as a number.
  let value: UInt64

  @inline(__always)
  private init(value: UInt64) { self.value = value }

  /// Loads the eight bytes from `offset`, all of which must exist.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    // Any eight bytes are a valid integer, and the span checks its bounds.
    value = UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes beyond ASCII. The mask is exact for each byte.
  @inline(__always)
  var beyondASCII: UInt64 { value & EightBytes.highest }

  /// The bytes equal to `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    EightBytes.zeros(value ^ (EightBytes.ones &* UInt64(byte)))
  }

  /// The bytes equal to `byte`, with or without its bit 0x20, which must be set.
  @inline(__always)
  func equal(toEitherCaseOf byte: UInt8) -> UInt64 {
    EightBytes.zeros((value | (EightBytes.ones &* 0x20)) ^ (EightBytes.ones &* UInt64(byte)))
  }

  /// The ASCII bytes below `limit`.
  @inline(__always)
  func below(_ limit: UInt8) -> UInt64 {
    (value &- EightBytes.ones &* UInt64(limit)) & ~value & EightBytes.highest
  }

  /// The ASCII bytes from `first` to `last`. The mask is exact for each byte.
  @inline(__always)
  func within(_ first: UInt8, _ last: UInt8) -> UInt64 {
    let low = value & ~EightBytes.highest
    let isFromFirst = low &+ EightBytes.ones &* UInt64(0x80 &- first)
    let isBehindLast = low &+ EightBytes.ones &* UInt64(0x7F &- last)
    return isFromFirst & ~isBehindLast & ~value & EightBytes.highest
  }

  /// The bytes equal to the ASCII byte `byte`. The mask is exact for each byte.
  @inline(__always)
  func exactly(_ byte: UInt8) -> UInt64 { within(byte, byte) }

  /// Calls `look` for all of `bytes`, with overlap, so that any two neighbours are seen together.
  /// Fewer than eight bytes are preceded by copies of `filler`.
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

  /// Whether `mask` contains all eight bytes.
  @inline(__always)
  static func areAll(_ mask: UInt64) -> Bool { mask & highest == highest }

  /// The number of bytes before the first one in `mask`; eight if there is none.
  @inline(__always)
  static func count(before mask: UInt64) -> Int { mask.trailingZeroBitCount / 8 }

  /// Whether `byte` occurs in `range` of `bytes`.
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

  /// Whether `first` and `second` are equal.
  @inline(__always)
  static func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    guard first.count >= 8 else {
      for index in first.indices where first[index] != second[index] { return false }
      return true
    }
    // The last eight bytes may overlap those before them.
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

/// Runs of bytes that the lexer can skip eight at a time. Each ends at a significant byte, or less
/// than eight bytes before the end of the file.
extension Lexer {
  /// The end of a run of bytes that are part of a word in any context.
  @inline(__always)
  static func endOfPlainWord(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endOfRun(bytes, from: start) { eight in
      // Up to the comma: white space, NUL, `"`, `#`, `'`, `(`, `)`, `*`, and rare other bytes.
      eight.below(UInt8(ascii: ",") + 1) | eight.equal(to: UInt8(ascii: "="))
        | eight.equal(toEitherCaseOf: UInt8(ascii: "{"))
        | eight.equal(toEitherCaseOf: UInt8(ascii: "}")) | eight.beyondASCII
    }
  }

  /// The end of a run of bytes without meaning inside a string.
  @inline(__always)
  static func endOfPlainString(_ bytes: Span<UInt8>, from start: Int) -> Int {
    endOfRun(bytes, from: start) { eight in
      eight.equal(to: UInt8(ascii: "\"")) | eight.equal(to: UInt8(ascii: "\\"))
        | eight.equal(to: UInt8(ascii: "\n")) | eight.equal(to: 0) | eight.beyondASCII
    }
  }

  /// The end of a run of bytes without meaning inside a line comment.
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
