import EcelerityConf
import Testing

/// A file that is included in several scopes is edited only where each of them has the finding.
struct RepeatedFilesTests {
  /// A main file, a file that it includes in two scopes, and the rule that reports it in one of them.
  struct Case: CustomTestStringConvertible {
    let rule: String
    let main: String
    let included: String

    var testDescription: String { rule }
  }

  private static let inBindingToo = """
    binding "b" { bind_address = 192.0.2.1 domain "d.test" { include "i.conf" } }
    domain "d.test" { include "i.conf" }

    """

  static let cases = [
    Case(
      rule: "gateway-self",
      main: "domain \"d.test\" { include \"i.conf\" }\ndomain \"e.test\" { include \"i.conf\" }\n",
      included: "gateway = \"d.test\"\n"),
    Case(
      rule: "routes-in-nested-domain", main: inBindingToo, included: "routes = ( \"a.test\" )\n"),
    // Two scopes with the same title.
    Case(
      rule: "gateway-self",
      main: """
        binding "b" { bind_address = 192.0.2.1 domain "d.test" { include "i.conf" } }
        binding "b / domain d.test" { bind_address = 192.0.2.2 include "i.conf" }

        """, included: "gateway = \"d.test\"\n"),
    Case(
      rule: "domain-global-option-in-binding", main: inBindingToo,
      included: "use_mta_sts = true\n"),
    Case(
      rule: "domain-options-ignored-by-gateway",
      main: "domain \"d.test\" { gateway = \"g.test\" include \"i.conf\" }\n"
        + "domain \"e.test\" { include \"i.conf\" }\n",
      included: "tls = required\ntls_verify = host\ntls_ca = \"/x\"\n"),
    Case(
      rule: "redundant-value",
      main: """
        gateway = "g.test"
        domain "d.test" { include "i.conf" }
        binding "b" {
          bind_address = 192.0.2.1
          gateway = "h.test"
          domain "d.test" { include "i.conf" }
        }

        """, included: "gateway = \"g.test\"\n"),
    Case(
      rule: "lmtp-without-explicit-port",
      main: "domain \"d.test\" { routes = ( \"a.test\" ) include \"i.conf\" }\n"
        + "domain \"e.test\" { routes = ( \"a.test\" ) lmtp_port = 99 include \"i.conf\" }\n",
      included: "delivery_method = LMTP\n"),
  ]

  @Test(arguments: cases)
  func whatAnotherScopeNeedsStays(_ example: Case) throws {
    let loader = MemoryLoader(["a.conf": example.main, "i.conf": example.included])
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == example.rule } }
    ).run(["a.conf"], from: loader)
    #expect(outcome.files.isEmpty)
    #expect(!outcome.rejected.isEmpty)
    #expect(
      outcome.rejected.allSatisfy {
        $0.words.hasPrefix("`i.conf` is also included in `") && $0.words.contains("no such finding")
      }, "\(outcome.rejected)")
  }

  /// Reports and editors offer no fix either, and say why.
  @Test(arguments: cases)
  func noFixIsOffered(_ example: Case) throws {
    let loader = MemoryLoader(["a.conf": example.main, "i.conf": example.included])
    let found = Linter().lint(try Configuration.load("a.conf", from: loader))
      .filter { $0.rule == example.rule }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.fix == nil })
    #expect(found.contains { $0.detail.contains("`i.conf` is also included in") })
  }

  @Test func whatEveryScopeHasIsFixed() throws {
    let files = [
      "a.conf": "domain \"d.test\" { include \"i.conf\" }\n"
        + "binding \"b\" { bind_address = 192.0.2.1 domain \"d.test\" { include \"i.conf\" } }\n",
      "i.conf": "gateway = \"d.test\"\n",
    ]
    let outcome = try FixApplication(includesSuggestions: true)
      .run(["a.conf"], from: MemoryLoader(files))
    #expect(outcome.files.map(\.path).contains("i.conf"), "\(outcome.rejected)")
  }

  /// Quotes and commas are the same wherever a file is read.
  @Test func whatIsWrongInTheTextIsFixed() throws {
    let files = [
      "a.conf":
        "domain \"d.test\" { include \"i.conf\" }\ndomain \"e.test\" { include \"i.conf\" }\n",
      "i.conf": "gateway = 'g.test'\n",
    ]
    let outcome = try FixApplication().run(["a.conf"], from: MemoryLoader(files))
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) } == ["gateway = \"g.test\"\n"])
  }
}
