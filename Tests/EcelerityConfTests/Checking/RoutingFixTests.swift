import Testing

@testable import EcelerityConf

/// The fixes of the rules about routing.
struct RoutingFixTests: RoutingRuleSuite {
  @Test(arguments: [
    ("gateway = fe80::1", "gateway = \"[fe80::1]\""),
    (
      "esmtp_listener { listen 2001:db8::7:25 { } }",
      "esmtp_listener { listen \"[2001:db8::7]:25\" { } }"
    ),
    (
      "domain d { routes = ( a.example?pref=1 ) }",
      "domain d { routes = ( \"smtp://a.example?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?type=a&pref=1\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1&type=a\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7?pref=1\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://192.0.2.7?type=a\" ) }",
      "domain d { routes = ( \"smtp://192.0.2.7\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://a.example:26/?pref=1\" ) }",
      "domain d { routes = ( \"smtp://a.example/?pref=1&port=26\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://[2001:db8::7]:26\" ) }",
      "domain d { routes = ( \"smtp://[2001:db8::7]?port=26\" ) }"
    ),
    (
      "domain d { routes = ( \"smtp://a.example:25?port=26\" ) }",
      "domain d { routes = ( \"smtp://a.example?port=26\" ) }"
    ),
    ("domain d { routes = ( a A ) }", "domain d { routes = ( a ) }"),
    (
      "domain d { routes = ( \"smtp://a?pref=5\" b __mx__ c ) }",
      "domain d { routes = ( \"smtp://a?pref=5\" \"smtp://b?pref=1\" __mx__ \"smtp://c?pref=3\" ) }"
    ),
    (
      "gateway = \"r.example:587\"",
      "gateway = \"r.example\"\ndomain \"r.example\" { remote_smtp_port = 587 }"
    ),
    (
      "binding b { gateway = \"[2001:db8::7]:24\" delivery_method = lmtp }",
      "binding b { gateway = \"[2001:db8::7]\" delivery_method = lmtp }\ndomain \"[IPv6:2001:db8::7]\" { lmtp_port = 24 }"
    ),
    ("domain d { gateway = smtp://r.example }", "domain d { routes = ( \"smtp://r.example\" ) }"),
    ("binding b { gateway = \"smtp://r.example\" }", "binding b { gateway = \"r.example\" }"),
    (
      "domain d {\n  gateway = g\n  tls = no\n}",
      "domain d {\n  gateway = g\n}\ndomain \"g\" { tls = no }"
    ),
    (
      "domain d {\n  gateway = \"x\\\"y\"\n  tls = no\n}",
      "domain d {\n  gateway = \"x\\\"y\"\n}\ndomain \"x\\\"y\" { tls = no }"
    ),
    ("routes = ( \"smtp://192.0.2.7?port=26\" )", "static_routes { target = \"192.0.2.7:26\" }"),
    (
      "domain d {\n  gateway = g\n  delivery_method = LMTP\n}\ndomain g { }",
      "domain d {\n  gateway = g\n  delivery_method = LMTP\n  lmtp_port = 2003\n}\ndomain g { }"
    ),
  ])
  func fixesChangeTheText(_ before: String, _ after: String) throws {
    let results = try findings(before).compactMap { $0.fix.map { apply($0, to: before) } }
    #expect(results.contains(after), "\(results)")
  }

  @Test func safeFixesLeaveNothingToSay() throws {
    for rule in RuleCatalog.routing where rule.description.remedy == .safe {
      for example in rule.description.examples where example.isReported {
        let found = try findings(example.text).filter { $0.rule == rule.description.id }
        for fix in found.compactMap(\.fix) where fix.isSafe && found.count == 1 {
          let again = try findings(apply(fix, to: example.text)).map(\.rule)
          #expect(!again.contains(rule.description.id), "\(example.text)")
        }
      }
    }
  }

  /// Without numbers the places are the preferences, and a removal in the middle changes them.
  @Test(arguments: [
    ("b.example a.example a.example", true), ("a.example a.example b.example", false),
    ("a.example a.example __mx__", true),
    (#""smtp://a.example?pref=1" "smtp://a.example?pref=1""#, false),
  ])
  func leavingOutTheLastIsSafe(items: String, isSafe: Bool) throws {
    let found = try findings("domain oak.example { routes = ( \(items) ) }\n")
    let finding = try #require(found.first { $0.rule == "routes-duplicate-item" })
    #expect(finding.fix?.isSafe == isSafe)
  }

  private func apply(_ fix: Fix, to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
      bytes.replaceSubrange(edit.span.range.indices, with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
