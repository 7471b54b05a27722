import TestRandom
import Testing

@testable import EcelerityConf

/// Tests of eight bytes at once agree with tests of each byte.
struct EightBytesTests {
  private static func randomBytes(_ random: inout SeededRandom) -> [UInt8] {
    (0..<24).map { _ in
      random.oneIn(2)
        ? random.pick(Array("ab=*{}[],\"\\\n #\0\u{7F}".utf8))
        : UInt8.random(in: 0...255, using: &random)
    }
  }

  /// The index of the first byte of `bytes` from `start` for which `stops` is true; nil if it is in
  /// none of the whole groups of eight.
  private func first(
    _ bytes: [UInt8], from start: Int, where stops: (UInt8) -> Bool
  ) -> Int {
    let whole = (bytes.count - start) / 8 * 8
    return bytes[start..<start + whole].firstIndex(where: stops) ?? start + whole
  }

  @Test(arguments: 0..<UInt64(20))
  func runsEndAtTheFirstByteThatDeservesALook(seed: UInt64) {
    var random = SeededRandom(seed)
    for _ in 0..<30 {
      let bytes = Self.randomBytes(&random)
      for start in 0...bytes.count {
        let ends = [
          Lexer.endOfPlainWord(bytes.span, from: start),
          Lexer.endOfPlainString(bytes.span, from: start),
          Lexer.endOfPlainComment(bytes.span, from: start),
        ]
        let expected = [
          first(bytes, from: start) { $0 < 0x2D || $0 >= 0x80 || "={}[]".utf8.contains($0) },
          first(bytes, from: start) { $0 >= 0x80 || "\"\\\n\0".utf8.contains($0) },
          first(bytes, from: start) { $0 == 0 || $0 == 10 },
        ]
        #expect(ends == expected, "\(bytes[start...])")
      }
    }
  }

  /// Every byte that ends a word, or is significant inside one, ends the run.
  @Test func noStopOfTheLexerIsPassedOver() {
    for byte in UInt8.min...UInt8.max {
      let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 3) + [byte] + Array("aaaaaaaa".utf8)
      let isStop =
        byte >= 0x80 || byte == UInt8(ascii: "*") || ByteClass.listWordEnd.contains(byte & 0x7F)
      if isStop { #expect(Lexer.endOfPlainWord(bytes.span, from: 0) == 3, "byte \(byte)") }
    }
  }

  /// Exact tests depend on each byte alone, whatever its neighbours.
  @Test(arguments: 0..<UInt64(20))
  func exactAnswersNameEveryByte(seed: UInt64) {
    var random = SeededRandom(seed)
    for _ in 0..<200 {
      let bytes = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
      let eight = EightBytes(bytes.span, at: 0)
      let first = UInt8.random(in: 0...127, using: &random)
      let last = UInt8.random(in: first...127, using: &random)
      let named = { (mask: UInt64) in bytes.indices.filter { mask >> ($0 * 8) & 0xFF == 0x80 } }
      #expect(
        named(eight.within(first, last)) == bytes.indices.filter { first...last ~= bytes[$0] })
      #expect(named(eight.exactly(first)) == bytes.indices.filter { bytes[$0] == first })
      #expect(named(eight.beyondASCII) == bytes.indices.filter { bytes[$0] >= 0x80 })
    }
  }

  /// Every byte is visited, and every two neighbours together.
  @Test(arguments: 0..<40)
  func aLookAtAllMissesNothing(count: Int) {
    let plain = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    for index in plain.indices {
      var bytes = plain
      bytes[index] = UInt8(ascii: ".")
      if index + 1 < count { bytes[index + 1] = UInt8(ascii: ".") }
      var dots: UInt64 = 0
      var pairs: UInt64 = 0
      EightBytes.all(bytes.span, filler: UInt8(ascii: "a")) { eight in
        let mask = eight.exactly(UInt8(ascii: "."))
        dots |= mask
        pairs |= mask & mask << 8
      }
      #expect(dots != 0)
      #expect((pairs != 0) == (index + 1 < count), "\(index) of \(count)")
    }
    var isPlain = true
    EightBytes.all(plain.span, filler: UInt8(ascii: "a")) { eight in
      isPlain = isPlain && EightBytes.areAll(eight.exactly(UInt8(ascii: "a")))
    }
    #expect(isPlain)
  }
}
