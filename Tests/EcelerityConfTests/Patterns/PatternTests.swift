import EcelerityConf
import Testing

@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
struct PatternTests {
  @Test(arguments: [
    ("example", "mail.example.com"), ("(?:^|[.])example[.](?:com|co[.]uk)$", "a.example.co.uk"),
    ("^$", ""), ("", ""), ("", "anything"), ("(?i)EXAMPLE", "example"), ("(?<=@)b", "a@b"),
    (#"\.com$"#, "example.com"), (#"^\\$"#, #"\"#), (#"^a\x2Eb\Q.\E$"#, "a.b."),
    ("a$", "a\n"), ("(a)(b)(c)", "abc"), ("ä", "bär"), ("^..$", "ä"),
  ])
  func matches(pattern: String, subject: String) throws {
    #expect(try Pattern(pattern).matches(subject))
    #expect(try Pattern(pattern).matches(Array(subject.utf8)))
  }

  @Test(arguments: [
    ("^example", "mail.example.com"), ("EXAMPLE", "example"), (#"\.com$"#, "examplexcom"),
    ("a", ""), ("^.$", "ä"), ("^$", "a"), (#"\\"#, "/"),
  ])
  func doesNotMatch(pattern: String, subject: String) throws {
    #expect(try !Pattern(pattern).matches(subject))
  }

  @Test func zeroBytesAreBytes() throws {
    let pattern = try Pattern(bytes: [0x61, 0, 0x62])
    #expect(try pattern.matches([0x78, 0x61, 0, 0x62]))
    #expect(try !pattern.matches([0x61]))
    #expect(try Pattern("b$").matches([0x61, 0, 0x62]))
    #expect(try !Pattern("a$").matches([0x61, 0, 0x62]))
  }

  @Test func bytesNeedNotBeUTF8() throws {
    #expect(try Pattern("^.b").matches([0xFF, 0x62]))
    #expect(try Pattern(bytes: [0xFF]).matches([0x61, 0xFF]))
  }

  @Test(arguments: [
    ("a(b", "missing closing parenthesis", 3), ("a)", "unmatched closing parenthesis", 1),
    ("ab[c", "missing terminating ] for character class", 4),
    ("*", "quantifier does not follow a repeatable item", 0),
    (#"abc\"#, #"\ at end of pattern"#, 4),
    ("ä(", "missing closing parenthesis", 3),
  ])
  func tellsWhatIsWrongAndWhere(source: String, message: String, offset: Int) {
    #expect(throws: PatternError.invalid(message: message, offset: offset)) {
      try Pattern(source)
    }
  }

  @Test func runawayPatternsAreGivenUp() throws {
    let pattern = try Pattern("(a+)+$")
    let subject = String(repeating: "a", count: 40)
    #expect(throws: PatternError.limitExceeded) { try pattern.matches(subject + "!") }
    #expect(try pattern.matches(subject))
  }

  @Test func theLimitIsAHundredThousandSteps() throws {
    let pattern = try Pattern("(a+)+$")
    #expect(try !pattern.matches(String(repeating: "a", count: 12) + "!"))
    // A quarter of a million steps.
    #expect(throws: PatternError.limitExceeded) {
      try pattern.matches(String(repeating: "a", count: 18) + "!")
    }
  }

  @Test func runawayMemoryIsGivenUp() throws {
    // Few steps, but each stores three hundred groups.
    let pattern = try Pattern("^(?:(a)|b)*$" + String(repeating: "()", count: 300))
    #expect(try pattern.matches([UInt8](repeating: 0x61, count: 100)))
    #expect(throws: PatternError.limitExceeded) {
      try pattern.matches([UInt8](repeating: 0x61, count: 10_000))
    }
  }

  @Test func aPatternCannotRaiseItsLimits() throws {
    let pattern = try Pattern("(*LIMIT_MATCH=4000000000)(a+)+$")
    #expect(throws: PatternError.limitExceeded) {
      try pattern.matches(String(repeating: "a", count: 40) + "!")
    }
  }

  @Test func endlessRecursionIsAnErrorNotACrash() throws {
    #expect(throws: PatternError.self) { try Pattern("^(?:a(?R)?|(?R)b)$").matches("aaab") }
  }

  @Test func undecodableSubjectsOfUTFPatternsAreAnError() throws {
    let pattern = try Pattern("(*UTF)a")
    do throws(PatternError) {
      _ = try pattern.matches([0xFF, 0x61])
      Issue.record("matched")
    } catch {
      guard case .failed(let message) = error else { throw error }
      #expect(message.contains("UTF-8"))
    }
  }

  @Test func longPatternsWorkOrAreInvalid() throws {
    let letters = String(repeating: "a", count: 30_000)
    #expect(try Pattern(letters).matches(letters + "b"))
    #expect(try !Pattern(letters).matches("a"))
    for source in [
      String(repeating: "a|", count: 65_536), String(repeating: "(", count: 65_536),
      String(repeating: "[a]", count: 65_536), "((((a{999}){999}){999}){999})",
    ] {
      #expect(throws: PatternError.self) { try Pattern(source) }
    }
  }

  @Test func severalThreadsShareAPattern() async throws {
    let pattern = try Pattern("^(?:node)?([0-9]+)[.]example$")
    let matched = await withTaskGroup { group in
      for task in 0..<64 {
        group.addTask {
          (0..<100).count { (try? pattern.matches("node\(task * 100 + $0).example")) == true }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(matched == 6_400)
  }

  @Test func errorsDescribeThemselves() {
    #expect(
      PatternError.invalid(message: "missing ]", offset: 4).description
        == "invalid pattern at byte 4: missing ]")
    #expect(PatternError.unavailable(reason: "none").description.contains("none"))
  }
}
