import Testing

@testable import Delivery

/// Policy files (RFC 8461, 3.2).
struct STSPolicyTests {
  private static let good = "version: STSv1\nmode: enforce\nmx: mx1.oak.example\nmax_age: 86400\n"

  private func policy(_ text: String) throws -> STSPolicy { try STSPolicy(Array(text.utf8)) }

  @Test func aPolicyIsRead() throws {
    // The example of RFC 8461, 3.2.
    let text = [
      "version: STSv1", "mode: enforce", "mx: mail.example.com", "mx: *.example.net",
      "mx: backupmx.example.com", "max_age: 604800", "",
    ].joined(separator: "\r\n")
    let policy = try policy(text)
    #expect(policy.mode == .enforce)
    #expect(policy.maximumAge == 604_800)
    let patterns = ["mail.example.com", "*.example.net", "backupmx.example.com"]
    #expect(policy.patterns.map(\.description) == patterns)
  }

  @Test func whatIsNotKnownIsSkipped() throws {
    let base = try policy(Self.good)
    #expect(try policy(Self.good + "future.field-1_x: caf\u{e9} \u{1}\n") == base)
    #expect(try STSPolicy(Array((Self.good + "x: ").utf8) + [0xff, 0, 0xfe]) == base)
    #expect(try policy("\n \n" + Self.good + "\n\n") == base)
    #expect(try policy(Self.good + "Mode: testing\n") == base)
    // The first of two equal fields counts.
    #expect(try policy(Self.good + "mode: nonsense\nmax_age: x\nversion: STSv2") == base)
    #expect(
      try policy(Self.good.replacing(": ", with: ":\t  ").replacing("\n", with: " \r\n")) == base)
  }

  @Test func onlyModeNoneNeedsNoExchangers() throws {
    #expect(try policy("version: STSv1\nmode: none\nmax_age: 1").patterns == [])
    let error = #expect(throws: STSPolicyError.self) {
      try policy("version: STSv1\nmode: testing\nmax_age: 1")
    }
    #expect(error == .missing("mx"))
  }

  @Test func anAgeIsAtMostAYear() throws {
    let text = Self.good.replacing("86400", with: "9999999999")
    #expect(try policy(text).maximumAge == 31_557_600)
  }

  static let mistakes: [(change: (String, String), words: String)] = [
    (("version: STSv1\n", ""), "the policy has no `version`"),
    (("mode: enforce\n", ""), "the policy has no `mode`"),
    (("max_age: 86400\n", ""), "the policy has no `max_age`"),
    (("mx: mx1.oak.example\n", ""), "the policy has no `mx`"),
    (("STSv1", "STSv2"), "line 1 of the policy: the version `STSv2` is not `STSv1`"),
    (("STSv1", "stsv1"), "line 1 of the policy: the version `stsv1` is not `STSv1`"),
    (
      ("enforce", "Enforce"),
      "line 2 of the policy: the mode `Enforce` is none of `enforce`, `testing`, `none`"
    ),
    (("86400", "-1"), "line 4 of the policy: the age `-1` is not a number of seconds"),
    (("86400", ""), "line 4 of the policy: the age `` is not a number of seconds"),
    (
      ("86400", "12345678901"),
      "line 4 of the policy: the age `12345678901` is not a number of seconds"
    ),
    (("mx1.oak.example", "*"), "line 3 of the policy: `*` is not the name of an exchanger"),
    (
      ("mx1.oak", "mx1..oak"),
      "line 3 of the policy: `mx1..oak.example` is not the name of an exchanger"
    ),
    (
      ("mx1.oak", "m*.oak"),
      "line 3 of the policy: `m*.oak.example` is not the name of an exchanger"
    ),
    (
      ("mx1.oak", "-mx1.oak"),
      "line 3 of the policy: `-mx1.oak.example` is not the name of an exchanger"
    ),
    (
      ("mx1.oak", "mx1-.oak"),
      "line 3 of the policy: `mx1-.oak.example` is not the name of an exchanger"
    ),
    (
      ("mx1.oak", "\u{1b}\u{e9}"),
      "line 3 of the policy: `\\027\\195\\169.example` is not the name of an exchanger"
    ),
    (("mode: ", "mode "), "line 2 of the policy: a field name and a colon are missing"),
    (("mode: ", " mode: "), "line 2 of the policy: a field name and a colon are missing"),
    (("mode: ", ": "), "line 2 of the policy: a field name and a colon are missing"),
    (("version: STSv1", "<html>"), "line 1 of the policy: a field name and a colon are missing"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWithItsLine(change: (String, String), words: String) throws {
    let error = #expect(throws: STSPolicyError.self) {
      try policy(Self.good.replacing(change.0, with: change.1))
    }
    #expect(try #require(error).description == words)
  }

  @Test func whatIsTooLongIsNotRead() throws {
    let filler = String(repeating: "x: y\n", count: 13_000)
    #expect(try policy(Self.good + filler).mode == .enforce)
    let error = #expect(throws: STSPolicyError.self) { try policy(Self.good + filler + filler) }
    #expect(error == .tooLong)
    let long = Self.good.replacing("mx1", with: String(repeating: "a", count: 60_000))
    let name = #expect(throws: STSPolicyError.self) { try policy(long) }
    #expect(try #require(name).description.utf8.count < 200)
  }
}
