import TestRandom
import Testing

@testable import EcelerityConf

/// Names are checked eight bytes at a time, which has to give the same result as byte by byte.
@Suite struct HostNameTests {
  private static func isLabelByte(_ byte: UInt8) -> Bool {
    byte >= 0x80
      || "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".utf8.contains(byte)
  }

  /// The length of `label` in DNS (RFC 5890, 2.3.2.1).
  private static func length(_ label: Substring.UTF8View) -> Int {
    guard label.contains(where: { $0 >= 0x80 }) else { return label.count }
    let encoded = Punycode.encode(Substring(label).lowercased().unicodeScalars)
    return encoded.map { "xn--".utf8.count + $0.utf8.count } ?? .max
  }

  /// RFC 1035, 2.3.1 and 2.3.4, one rule after the other.
  private static func isValid(_ name: String) -> Bool {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let parts = labels.count > 1 && labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
    let lengths = parts.map(length)
    let isNumeric = parts.joined().allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return lengths.allSatisfy { 1...63 ~= $0 } && lengths.reduce(lengths.count - 1, +) <= 253
      && !isNumeric && !isMistypedAddress(labels)
      && parts.allSatisfy { $0.allSatisfy(isLabelByte) }
  }

  /// Three numbers, and one with a non-ASCII character.
  private static func isMistypedAddress(_ labels: [Substring.UTF8View]) -> Bool {
    let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    let numbers = labels.filter { $0.allSatisfy(isDigit) }
    let others = labels.filter {
      $0.contains { $0 >= 0x80 } && $0.allSatisfy { $0 >= 0x80 || isDigit($0) }
    }
    guard labels.count == 4, numbers.count == 3, others.count == 1 else { return false }
    return !labels[3].allSatisfy { $0 >= 0x80 } || hasDigit(labels[3])
      || Substring(labels[3]).unicodeScalars.count == 1
  }

  /// Whether it contains a digit in any script.
  private static func hasDigit(_ label: Substring.UTF8View) -> Bool {
    Substring(label).contains { $0.isNumber }
  }

  private static func isPlain(_ name: String) -> Bool {
    isValid(name) && name.last != "." && name.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func isMistyped(_ name: String) -> Bool { HostName.isMistyped(name.utf8.span) }

  private static func hasPlainBytes(_ name: String) -> Bool {
    name.utf8.allSatisfy { isLabelByte($0) && $0 < 0x80 && !(0x41...0x5A ~= $0) || $0 == 0x2E }
  }

  private static func check(_ name: String) {
    #expect(HostName.isValid(name) == isValid(name), "\(name)")
    #expect(HostName.isPlain(name) == isPlain(name), "\(name)")
    #expect(HostName.isSound(name) == (isValid(name) && !Self.isMistyped(name)))
    #expect(DomainName.hasPlainBytesOnly(name) == hasPlainBytes(name), "\(name)")
    let hasLetter = name.utf8.contains { 0x61...0x7A ~= $0 }
    #expect(
      (DomainName(plain: name) != nil) == (hasPlainBytes(name) && hasLetter && name.last != "."),
      "\(name)")
  }

  @Test(arguments: 0..<UInt64(20))
  func namesOfAllKindsAgreeWithTheSlowCheck(seed: UInt64) {
    var random = SeededRandom(seed)
    let rare = Array(".. -_0AZ@[`{/:~é".unicodeScalars)
    let common = Array("abcxyz09.-".unicodeScalars)
    for _ in 0..<300 {
      var name = String.UnicodeScalarView()
      for _ in 0..<random.below(40) {
        name.append(random.oneIn(15) ? random.pick(rare) : random.pick(common))
      }
      Self.check(String(name))
    }
  }

  @Test(arguments: [
    "", ".", "..", "a", "a.", ".a", "a..b", "1.2", "1.2.a", "192.0.2.7", "oak.example",
    "oak.example.", "oak.example..", "0123456.89", "abcdefg.hijklmn", "abcdefg..hijklmn",
    "abcdef..ghijklm", "bücher.example", "a b.example", "a/b", "A.B", "a_b.c-d", "\0.a",
    "192.0.2.7é", "é.0.2.7", "192.0.2.é.", "192.0.é", "192.0.2.xé", "192.0.é.ü", "1.192.0.2.é",
    "1.2.3.рф", "1.2.3.рф.", "1.2.3.٤", "1.2.3.4рф", "1.2.рф.3",
  ])
  func namesWithACatchAgreeWithTheSlowCheck(name: String) { Self.check(name) }

  /// Encoded non-ASCII names can be longer or shorter than their UTF-8.
  @Test(arguments: ["é", "аб", "ü-a", "日本"])
  func lengthLimitsAreThoseOfDNS(text: String) {
    for count in 1...64 {
      Self.check(String(repeating: text, count: count))
      Self.check(String(repeating: text + ".", count: count))
      Self.check(String(repeating: "a", count: count) + text + ".example")
    }
  }

  @Test(arguments: [
    "198.51.l00.7", "192.0.2.1O", "192.0.2.l", "192.0.2.lO1", "192.1x.2.21", "198.51.-1.11",
    "10.0.0.1-10.0.0.5", "192.0.2.1-9", "192.0.2.1x.", "a.-b.example", "a-.example", "-a", "oak.7",
    "a.-b.example.",
  ])
  func namesMeantForAddressesAreMistyped(name: String) {
    #expect(Self.isMistyped(name), "\(name)")
    #expect(HostName.isValid(name) && !HostName.isSound(name), "\(name)")
  }

  @Test(arguments: [
    "oak.example", "a-b.example", "xn--bcher-kva.example", "_a._b.example", "163.com",
    "1.2.3.example", "1.2.3.xn--p1ai", "1.2.3.4.example", "256.1.2.a1", "1.2.a1", "7.oak", "mx1",
    "192.0.2.7", "1.2.3", "192.0.2.7:25", "a..7", ".7", "-", "", ".", "..", "a b.7", "\u{FC}.7",
    "99999999999999999999.a",
  ])
  func otherTextsAreNotMistyped(name: String) {
    #expect(!Self.isMistyped(name), "\(name)")
  }

  /// 63 bytes in a label, 253 in a name and a final dot.
  @Test(arguments: 60...66, 1...5)
  func lengthLimitsAgreeWithTheSlowCheck(length: Int, count: Int) {
    let label = String(repeating: "a", count: length)
    let name = Array(repeating: label, count: count).joined(separator: ".")
    for name in [name, name + ".", "b." + name, name + ".b"] { Self.check(name) }
    for cut in 248...256 { Self.check(String(name.prefix(cut))) }
  }
}
