import TestRandom
import Testing

@testable import Delivery

/// Forms in which servers may repeat a password, all of which are masked.
struct SecretMaskTests {
  private let replacement = SecretMask.replacement

  private func shown(_ text: some Collection<UInt8>, of credentials: Credentials) -> String {
    String(decoding: credentials.mask.masked(Array(text)), as: UTF8.self)
  }

  private func credentials(_ secret: String, user: String = "joe") throws -> Credentials {
    try #require(Credentials(user: user, secret: secret))
  }

  @Test(arguments: [
    (
      "unrecognized command: AUTH PLAIN AGpvZQBzM2NyM3RQV...",
      "unrecognized command: AUTH PLAIN ***..."
    ),
    ("AGpvZQBzM2NyM3RQVzk5 AGpvZQBzM2NyM3RQVzk5=", "*** ***"),
    ("got am9lAHMzY3IzdFBXOTk=", "got ***"), ("got am9lAHMzY3IzdFBXOTk", "got ***"),
    ("got czNjcjN0UFc5OQ==.", "got ***."), ("got czNjcjN0UFc5OQ", "got ***"),
    ("got 733363723374505739390a", "got ***"), ("got 73336372 74", "got *** 74"),
    ("got %73%33%63%72%33%74", "got ***"), ("not s3cr3tpw99, s3cr3tPW", "not ***, ***"),
    ("500 5.5.1 unrecognized command", "500 5.5.1 unrecognized command"),
    ("334 VXNlcm5hbWU6", "334 VXNlcm5hbWU6"), ("334 UGFzc3dvcmQ6", "334 UGFzc3dvcmQ6"),
    ("joe: s3cr", "joe: s3cr"), ("", ""),
  ])
  func whatAServerSaysOfAPassword(said: String, shown: String) throws {
    #expect(try self.shown(said.utf8, of: credentials("s3cr3tPW99")) == shown)
  }

  @Test(arguments: [("a b+c/d?", "a%20b%2Bc%2Fd%3F"), ("grün_ß-99", "gr%C3%BCn_%C3%9F-99")])
  func whatAURLNeedsNotSpellOutIsFoundToo(secret: String, said: String) throws {
    #expect(try shown(said.utf8, of: credentials(secret)) == replacement)
    #expect(try shown(said.lowercased().utf8, of: credentials(secret)) == replacement)
  }

  @Test(arguments: ["~~~???>>>ÿÿ", "?????????", ">>>>>>>>>"])
  func theBase64OfURLsIsTheSame(secret: String) throws {
    let credentials = try credentials(secret)
    let usual = String(decoding: Base64.encoded(Array(secret.utf8)), as: UTF8.self)
    let other = usual.replacing("+", with: "-").replacing("/", with: "_")
    #expect(other != usual)
    #expect(shown(other.utf8, of: credentials) == replacement)
  }

  @Test(arguments: ["a", "ab", "abc", "abcd", "abcde"])
  func aShortPasswordIsHiddenAsAWhole(secret: String) throws {
    let code = Base64.encoded(Array(secret.utf8))
    #expect(try shown(code, of: credentials(secret, user: "")) == replacement)
    #expect(try shown("x \(secret) y".utf8, of: credentials(secret)).contains(replacement))
  }

  /// Some servers leave out the beginning or the end.
  @Test(arguments: [
    ("correcthorse batterystaple", "535 correcthorse b", "535 ***"),
    ("Zebra-Quartz77", "535-ebra-Quartz77", "535-***"),
    ("Zebra-Quartz77", "535 Zebra-, Quartz", "535 ***, ***"),
    ("Zebra-Quartz77", "535 a zebra in quarters", "535 a zebra in quarters"),
  ])
  func aPartOfAPasswordIsHidden(secret: String, said: String, shown: String) throws {
    #expect(try self.shown(said.utf8, of: credentials(secret)) == shown)
  }

  @Test func theBeginningOfATokenIsHidden() throws {
    var random = SeededRandom(1)
    let token = "ya29." + random.text(700...700)
    let said = "535 token \(token.prefix(400))"
    #expect(try shown(said.utf8, of: credentials(token)) == "535 token ***")
  }

  /// Only five characters depend on the password alone, fewer than the unit length.
  @Test(arguments: 0...2)
  func aShortPasswordIsHiddenBehindOtherBytes(count: Int) throws {
    let code = Base64.encoded([7, 8].prefix(count) + Array("abcd".utf8) + [7, 8])
    let own = code[(count * 8 + 5) / 6..<(count + 4) * 8 / 6]
    let shown = try shown(code, of: credentials("abcd"))
    #expect(shown.contains(replacement))
    #expect(!shown.contains(String(decoding: own, as: UTF8.self)))
  }

  /// In longer words it occurs by chance.
  @Test(arguments: [
    ("x", "AUTH PLAIN LOGIN XOAUTH2 x", "AUTH PLAIN LOGIN XOAUTH2 ***"),
    (
      "x", "user=x, pass:x! mx1.oak.example x-ray “x”",
      "user=***, pass:***! mx1.oak.example ***-ray “***”"
    ),
    ("ok", "250 ok: OK, okay, look", "250 ***: ***, okay, look"),
    ("a1!", "a1!b xa1! a1!", "***b xa1! ***"), ("250", "250 2500 x250", "*** 2500 x250"),
    ("pass", "passage: bypass", "***age: by***"),
  ])
  func aPasswordOfFewBytesIsHiddenAsAWord(secret: String, said: String, shown: String) throws {
    #expect(try self.shown(said.utf8, of: credentials(secret)) == shown)
  }

  /// Whatever surrounds a password when it is encoded, and wherever the encoding is cut.
  @Test(arguments: 0..<500 as Range<UInt64>)
  func everyPartOfACodeIsHidden(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let secret = random.text(5...30)
    let credentials = try credentials(secret, user: random.text(1...12))
    let bytes = Array(secret.utf8)
    let part = random.range(of: 6, in: bytes.indices)
    let said = Array("500 what is ".utf8) + bytes[part] + Array(", please?".utf8)
    #expect(shown(said, of: credentials) == "500 what is ***, please?", "\(secret), \(part)")
    for count in 0..<4 {
      let (before, after) = (random.bytes(count), random.bytes(random.below(4)))
      let code = Base64.encoded(before + bytes + after)
      // The characters that depend on the password alone.
      let own = (count * 8 + 5) / 6..<(count + bytes.count) * 8 / 6
      for _ in 0..<10 {
        let cut = random.range(of: 6, in: own)
        let said = Array("500 what is ".utf8) + code[cut] + Array(", please?".utf8)
        #expect(shown(said, of: credentials) == "500 what is ***, please?", "\(secret), \(cut)")
      }
      #expect(shown(code, of: credentials) == replacement)
    }
    for response in [credentials.plainResponse, credentials.bearerResponse] {
      let code = Base64.encoded(response)
      let cut = random.range(of: 6, in: code.indices)
      #expect(shown(code[cut], of: credentials) == replacement)
    }
    let digits = bytes.map { String($0, radix: 16, uppercase: true) }
      .map { $0.count == 1 ? "0" + $0 : $0 }
    #expect(shown(digits.joined().utf8, of: credentials) == replacement)
    #expect(shown(digits.map { "%" + $0 }.joined().utf8, of: credentials) == replacement)
  }

  /// Nothing else in replies is hidden by chance.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func otherWordsStay(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let credentials = try credentials(random.text(8...30), user: random.text(1...12))
    for said in [
      "250-mx1.oak.example Hello client.example [192.0.2.7], pleased to meet you",
      "250 2.0.0 Ok: queued as 4Wc7Qk1Zz9z3hJ", "535 5.7.8 Error: authentication failed:",
      "550-5.7.26 https://support.oak.example/mail/?p=UnauthenticatedSender d9443c01a7336-2",
    ] {
      #expect(shown(said.utf8, of: credentials) == said)
    }
  }
}

extension SeededRandom {
  fileprivate mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  /// Visible characters, some of which take two bytes.
  fileprivate mutating func text(_ counts: ClosedRange<Int>) -> String {
    let characters = Array("ABCXYZabcxyzIJKL0189+/-_=.:;%&~!$?éß")
    return String((0..<Int.random(in: counts, using: &self)).map { _ in pick(characters) })
  }

  /// A random part of `range`, of at least `least`.
  fileprivate mutating func range(of least: Int, in range: Range<Int>) -> Range<Int> {
    guard range.count > least else { return range }
    let start = range.lowerBound + below(range.count - least + 1)
    return start..<start + least + below(range.upperBound - start - least + 1)
  }
}
