import EcelerityConf
import Testing

/// The fixes that are applied in a configuration with a syntax error, where statements may be in another place than
/// intended.
struct UnreadableFileTests {
  static let extraBrace = """
    max_outbound_connections = 5
    binding "a" {
      bind_address = 192.0.2.1
      domain "x.example" { tls = no } }
      max_outbound_connections = 5
    }

    """

  static let conflict = """
    relay_hosts = (
    <<<<<<< HEAD
      "10.0.0.0/8"
    =======
      "10.0.0.0/8"
      "192.168.0.0/16"
    >>>>>>> x
    )

    """

  static let unclosed = """
    domain "a.example" {
    domain "b.example" { max_outbound_connections = 6 }
      max_outbound_connections = 5

    """

  static let conflictInStanza = """
    domain "a.example" {
    <<<<<<< HEAD
    =======
    >>>>>>> x
    }

    """

  @Test(arguments: [extraBrace, conflict, unclosed, conflictInStanza], [false, true])
  func nothingIsTakenAway(_ text: String, suggestions: Bool) throws {
    let fixed = try fix(text, suggestions: suggestions)
    #expect(fixed.text == text)
    #expect(fixed.outcome.rejected.allSatisfy { $0.words.contains("has a syntax error") })
  }

  @Test func rejectedFixesAreReportedWithTheirReason() throws {
    let rejected = try fix(Self.extraBrace).outcome.rejected
    #expect(rejected.map(\.rule) == ["duplicate-option-identical"])
    #expect(rejected.map(\.words) == ["`a.conf` has a syntax error; fix that first"])
    #expect(rejected.first?.location.description == "a.conf:1:1")
  }

  @Test func suggestionsAreReportedOnlyWhenIncluded() throws {
    let text = "domain \"a.example\" { tls = no } }\nmatch_cache_size = 0\n"
    #expect(try fix(text).outcome.rejected.isEmpty)
    #expect(
      try fix(text, suggestions: true).outcome.rejected.map(\.rule) == ["match-cache-size-zero"])
  }

  @Test func theSpellingOfATokenIsFixed() throws {
    let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    let text = "gateway = “a.example”\n}\n" + list + "use_ipvv6 = true\n"
    let fixed = try fix(text, suggestions: true)
    #expect(fixed.text == "gateway = \"a.example\"\n}\n" + list + "use_ipv6 = true\n")
    #expect(fixed.outcome.rejected.map(\.rule) == ["list-comma"])
  }

  /// A name beside a syntax error may be something else.
  @Test func noNameIsFixedOnALineWithASyntaxError() throws {
    let text = "use_ipvv6 = true }\ngatewey = \"a.example\"\n"
    let fixed = try fix(text, suggestions: true)
    #expect(fixed.text == "use_ipvv6 = true }\ngateway = \"a.example\"\n")
    #expect(fixed.outcome.rejected.map(\.rule) == ["unknown-option"])
  }

  /// Once all tokens are read correctly, the other fixes follow.
  @Test func otherFixesFollowWhenTheFileCanBeRead() throws {
    let text = "gateway = #hop\ndomain \"#hop\" { routes = ( \"192.0.2.1\", \"192.0.2.2\" ) }\n"
    let fixed = try fix(text, suggestions: true)
    #expect(
      fixed.text
        == "gateway = \"#hop\"\ndomain \"#hop\" { routes = ( \"192.0.2.1\" \"192.0.2.2\" ) }\n")
    #expect(fixed.outcome.rejected.isEmpty)
  }

  /// Findings that could not be reported before are not new.
  @Test func aFileMayBeMadeReadableWhateverIsFoundThen() throws {
    let rest = "\nbinding \"b\" { tls = no }\ndomain \"#hop\" { routes = ( 192.0.2.1 ) }\n"
    let fixed = try fix("gateway = #hop" + rest, suggestions: true)
    #expect(fixed.text == "gateway = \"#hop\"" + rest)
    #expect(fixed.outcome.rejected.isEmpty)
  }

  /// An error in one file leaves the meaning of the others unsure.
  @Test func anIncludedFileCounts() throws {
    let files = [
      "a.conf": "tls = no\ninclude \"b.conf\"\ntls = no\n", "b.conf": "domain \"x.example\" {\n",
    ]
    let outcome = try FixApplication().run(["a.conf"], from: MemoryLoader(files))
    #expect(outcome.files.isEmpty)
    #expect(outcome.rejected.map(\.words) == ["`b.conf` has a syntax error; fix that first"])
  }

  /// A file that another main file reads too must be valid there as well.
  @Test func anotherConfigurationWithAnErrorCounts() throws {
    let files = [
      "a.conf": "include \"shared.conf\"\n", "b.conf": "}\ninclude \"shared.conf\"\n",
      "shared.conf": "tls = no\ntls = no\n",
    ]
    let outcome = try FixApplication().run(["a.conf", "b.conf"], from: MemoryLoader(files))
    #expect(outcome.files.isEmpty)
    #expect(outcome.rejected.map(\.words) == ["`b.conf` has a syntax error; fix that first"])
  }

  /// Programs that apply the fixes of reports get none.
  @Test func reportsOfferNoFix() throws {
    for text in [Self.extraBrace, Self.conflict] {
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
      let findings = Linter().lint(configuration)
      #expect(!findings.isEmpty && findings.allSatisfy { $0.fix == nil })
    }
  }

  @Test(arguments: [unclosed, conflictInStanza])
  func aStanzaWithoutItsEndIsNotEmpty(_ text: String) throws {
    for stanza in [text, text.replacing("domain \"a.example\"", with: "binding \"a\"")] {
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": stanza]))
      let found = Set(Linter().lint(configuration).map(\.rule))
      #expect(found.isDisjoint(with: ["empty-stanza", "binding-without-bind-address"]), "\(found)")
    }
  }

  private func fix(
    _ text: String, suggestions: Bool = false
  ) throws -> (text: String, outcome: FixOutcome) {
    let outcome = try FixApplication(includesSuggestions: suggestions)
      .run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    return (outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? text, outcome)
  }
}
