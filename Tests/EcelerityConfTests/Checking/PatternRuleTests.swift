import Testing

@testable import EcelerityConf

/// All findings about the labels of domains, with all rules about them together.
@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
struct PatternRuleTests {
  struct Sample: CustomTestStringConvertible {
    let label: String
    let rules: [String]
    var option = "max_outbound_connections = 15"

    var testDescription: String { label }
  }

  @Test(arguments: samples)
  func exactFindings(_ sample: Sample) throws {
    let text = "domain \"\(sample.label)\" { \(sample.option) }"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let found = Linter(PatternRuleTests.rules).lint(configuration)
    #expect(found.map(\.rule).sorted() == sample.rules.sorted(), "\(found.map(\.message))")
  }

  @Test(arguments: [
    "^[^,]+[.]example$", "^#hub#one_a$", "^[[]IPv6:2001:db8::7]$", "^[[]192[.]0[.]2[.]7]?$",
    "^(?:a,b|ab)[.]example$", "^a,*b[.]example$", "\u{FC}", "^2001:db8",
  ])
  func namesMayHaveOtherSigns(_ pattern: String) throws {
    let text = "domain \"/\(pattern)/\" { max_outbound_connections = 15 }"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    #expect(Linter([RegexMatchesNothing.self]).lint(configuration).isEmpty)
  }

  private static let rules = RuleCatalog.all.filter { rule in
    ["regex-", "looks-like-", "domain-", "invalid-domain"].contains {
      rule.description.id.hasPrefix($0)
    }
  }

  static let samples: [Sample] = [
    // Samples of the manual.
    Sample(label: "/(?:^|[.])oak[.](?:example|co[.]test)$/", rules: []),
    Sample(
      label: "/(?:^|[.])oak[.](?:example|co[.]test)$/", rules: ["regex-shared-throttle"],
      option: "outbound_throttle_messages = 5"),
    Sample(label: "/^(one|two).example$/", rules: ["regex-unescaped-dot"]),
    Sample(label: "/(?:^|[.])oak[.](/guide/example-co)$/", rules: ["regex-matches-nothing"]),

    // Signs that no name has.
    Sample(label: "/^gmail,com$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/^gmail[,;]com$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/outlook.]com$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/^(?:a;b|a!b|a&b|a=b|a%b|a~b)[.]example$/", rules: ["regex-matches-nothing"]),

    // Labels are not empty.
    Sample(label: "/^mail[.]$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/[.]$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/^[.]com$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/[.][.]/", rules: ["regex-matches-nothing"]),
    Sample(label: "/^(?:[.]oak|elm[.])[.]com$/", rules: ["regex-matches-nothing"]),
    Sample(label: "/^(?:[.]oak|elm)[.]com$/", rules: []),
    Sample(label: "/^mail[.].$/", rules: []),
    Sample(label: "/^192[.]0[.]2[.]/", rules: ["regex-unanchored-end"]),

    Sample(label: "/.*/", rules: ["regex-matches-everything"]),
    Sample(label: "//", rules: ["regex-matches-everything"]),
    Sample(label: "/", rules: ["regex-missing-delimiter"]),
    Sample(label: "/^oak[.]example$/", rules: ["regex-is-literal"]),
    Sample(label: "/oak/", rules: ["regex-unanchored-end", "regex-unanchored-start"]),
    Sample(label: "/^(?=oak)[.]example/", rules: []),
    Sample(label: "/^(oak/", rules: ["regex-invalid"]),
    Sample(label: "Oak.example.", rules: ["domain-uppercase", "domain-trailing-dot"]),
    Sample(label: "*.oak.example", rules: ["domain-glob"]),
    Sample(label: "oak(1).example", rules: ["looks-like-regex"]),
    Sample(label: "[oak]", rules: ["looks-like-regex"]),
    Sample(label: "[2001:db8::7", rules: ["invalid-domain-name"]),
    Sample(label: "", rules: ["invalid-domain-name"]),
    Sample(label: "1.2.3", rules: ["invalid-domain-name"]),
    Sample(label: "192.1x.2.21", rules: ["invalid-domain-name"]),
    Sample(label: "192.0.2.1O", rules: ["invalid-domain-name"]),
    Sample(label: "oak-.example", rules: ["invalid-domain-name"]),
    Sample(label: "192.0.2.7", rules: []),
    Sample(label: "163.com", rules: []),
    Sample(label: "apn_one.example", rules: []),
    Sample(label: "#smpp#hub", rules: []),
    Sample(label: "[2001:db8::7]", rules: []),
  ]
}
