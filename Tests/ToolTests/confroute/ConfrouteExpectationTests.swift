import Foundation
import TestFiles
import TestServers
import Testing

/// `confroute test`.
struct ConfrouteExpectationTests {
  private let tool = BuiltTool(name: "confroute")

  private static let configuration = """
    gateway = 192.0.2.50
    domain mill.example { gateway = 192.0.2.20  delivery_method = LMTP }
    domain "192.0.2.50" { tls = "required" }
    binding_group north { binding n1 { bind_address = 192.0.2.1 }  binding n2 { } }

    """

  private func run(
    _ expectations: String, _ arguments: String..., on text: String = Self.configuration
  ) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    try directory.file("routes.expect", expectations)
    return try tool.run(["test"] + arguments + ["routes.expect"], in: directory.path)
  }

  @Test func expectationsThatHold() throws {
    let outcome = try run(
      """
      expect "mill.example" { gateway = "192.0.2.20" method = "lmtp" port = 2003 verdict = "deliver" }
      expect "user@oak.example" {
        binding = n1  binding_group = north  from = "me@a.example"
        host = 192.0.2.50  address = 192.0.2.50  routing_domain = 192.0.2.50
        tls = "required"  tls_verify = no  source_address = 192.0.2.1  ehlo_name = "__hostname__"
      }
      """)
    #expect(outcome.error == "")
    #expect(outcome.output == "2 of 2 expectations hold\n")
    #expect(outcome.status == 0)
  }

  @Test func whatDoesNotHoldIsExplained() throws {
    let outcome = try run("expect mill.example {\n  port = 24\n  gateway = none\n}\n")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        routes.expect:1:1: mill.example, on binding default, is not as expected
          port is `2003`, not `24`: by default
          gateway is `192.0.2.20`, not `none`: because of ecelerity.conf:2:23
        0 of 1 expectations hold

        """)
  }

  /// A group without a binding means each of its bindings.
  @Test func aGroupMeansAllItsBindings() throws {
    let outcome = try run("expect a.example { binding_group = north source_address = 192.0.2.1 }\n")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("on binding n2 of binding group north, is not as expected"))
    #expect(!outcome.output.contains("on binding n1"))
  }

  /// D-12: an expected port of the gateway has to match; without one any port does.
  @Test(arguments: [
    ("relay.example:2525", true), ("relay.example", true), ("RELAY.example.:2525", true),
    ("relay.example:26", false), ("other.example:2525", false), ("none", false),
  ])
  func aGatewayIsComparedWithItsPort(expected: String, holds: Bool) throws {
    let outcome = try run(
      "expect oak.example { gateway = \"\(expected)\" }\n",
      on: "gateway = \"relay.example:2525\"\n")
    #expect(outcome.status == (holds ? 0 : 1), "\(outcome.output)")
    if !holds {
      #expect(outcome.output.contains("gateway is `relay.example:2525`, not `\(expected)`"))
    }
    let bare = try run(
      "expect oak.example { gateway = \"\(expected)\" }\n", on: "gateway = relay.example\n")
    #expect(bare.status == (expected == "relay.example" ? 0 : 1), "\(bare.output)")
  }

  @Test(arguments: [
    ("relay.example:25", "Relay.Example.:25"), ("[2001:db8::1]", "2001:DB8:0::1"),
    ("relay.example", "relay.example:25"),
  ])
  func spellingsOfOneGatewayDoNotContradict(one: String, other: String) throws {
    for (first, second) in [(one, other), (other, one)] {
      let outcome = try run(
        """
        expect a.example { gateway = "\(first)" }
        expect a.example { gateway = "\(second)" }

        """, on: "gateway = \"\(one)\"\n")
      #expect(outcome.error == "", "\(first) \(second)")
    }
  }

  @Test func aFileWithoutExpectationsAnswersNothing() throws {
    let outcome = try run("# none yet\n")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("no expectation in these files; write `expect` blocks"))
  }

  @Test func whatHasNoNextHopHasNoPort() throws {
    let outcome = try run("expect oak.example { port = 25 }\n", on: "suspend_delivery = true\n")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains("port is not there, as there is no next hop; expected `25`"),
      "\(outcome.output)")
  }

  @Test func portsOfOneGatewayContradict() throws {
    let outcome = try run(
      """
      expect a.example { gateway = "relay.example:25" }
      expect a.example { gateway = "relay.example:26" }

      """)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("is expected to be `relay.example:26` here"))
  }

  /// The order of exchangers of equal preference is random.
  @Test(arguments: [
    ("host = mx1.oak.example", true), ("host = mx2.oak.example", true),
    ("address = 192.0.2.2", true), ("host = mx2.oak.example address = 192.0.2.2", true),
    ("host = mx1.oak.example address = 192.0.2.2", false), ("host = mx3.oak.example", false),
    ("address = 192.0.2.3", false), ("host = mx2.oak.example port = 25", true),
  ])
  func anyHopOfTheFirstPreferenceWillDo(expected: String, holds: Bool) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "")
    try directory.file("routes.expect", "expect oak.example { \(expected) }\n")
    let exchangers = [(10, 1), (10, 2), (20, 3)]
    let names = exchangers.map { preference, number in
      """
      {"name": "oak.example", "type": "MX", "ttl": 60, "preference": \(preference),
       "host": "mx\(number).oak.example"}
      """
    }
    let addresses = exchangers.map { _, number in
      """
      , {"name": "mx\(number).oak.example", "type": "A", "outcome": "found", "validated": false,
        "records": [{"name": "mx\(number).oak.example", "type": "A", "ttl": 60,
                     "address": "192.0.2.\(number)"}]}
      """
    }
    try directory.file(
      "answers",
      """
      {"format_version": "1.0", "answers": [
        {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false,
         "records": [\(names.joined(separator: ","))]}\(addresses.joined())]}
      """)
    let outcome = try tool.run(
      ["test", "--replay", "answers", "routes.expect"], in: directory.path)
    #expect(outcome.status == (holds ? 0 : 1), "\(outcome.output)\(outcome.error)")
  }

  /// One host on two ports is two next hops.
  @Test(arguments: [
    ("host = 192.0.2.9 port = 26", true), ("host = 192.0.2.9 port = 25", true),
    ("address = 192.0.2.9 port = 26 tls = no", true), ("host = 192.0.2.9 port = 27", false),
    ("host = 192.0.2.8 port = 25", false), ("port = 26", false), ("port = 25", true),
    ("host = 192.0.2.8 port = 26", true),
  ])
  func hostAndPortAreThoseOfOneHop(expected: String, holds: Bool) throws {
    let routes = ["192.0.2.9:25", "192.0.2.9:26", "192.0.2.8:26"].map { "\"smtp://\($0)?pref=1\"" }
    let outcome = try run(
      "expect oak.example { \(expected) }\n",
      on: "routes = ( \(routes.joined(separator: " ")) )\n")
    #expect(outcome.status == (holds ? 0 : 1), "\(outcome.output)\(outcome.error)")
  }

  /// The next hop that is meant is the one with the expected host, whose address only DNS knows.
  @Test(arguments: [
    ("host = \"h.test\" address = \"192.0.2.9\"", ["address"]),
    ("address = \"192.0.2.9\"", ["address"]),
    ("host = \"h.test\"", []),
  ])
  func whatOnlyDNSKnowsIsTold(expected: String, unknown: [String]) throws {
    let outcome = try run(
      "expect \"b.test\" { \(expected) }\n",
      on:
        "domain \"b.test\" { routes = ( \"smtp://192.0.2.1?pref=1\" \"smtp://h.test?pref=1\" ) }\n")
    let lines = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.map(
      String.init)
    #expect(
      lines
        == unknown.map {
          "  \($0) is known only from DNS, which is not queried; expected `192.0.2.9`"
        },
      "\(outcome.output)")
    #expect(outcome.status == (unknown.isEmpty ? 0 : 1))
  }

  /// Expectations about different next hops cannot contradict each other.
  @Test func blocksAboutDifferentHopsDoNotContradict() throws {
    let routes = "routes = ( \"smtp://192.0.2.9:25?pref=1\" \"smtp://192.0.2.9:26?pref=1\" )\n"
    let both = try run(
      """
      expect oak.example { host = 192.0.2.9 port = 25 }
      expect oak.example { host = 192.0.2.9 port = 26 }

      """, on: routes)
    #expect(both.output == "2 of 2 expectations hold\n", "\(both.error)")
    let same = try run(
      """
      expect oak.example { host = 192.0.2.9 port = 25 tls = no }
      expect oak.example { port = 25 host = 192.0.2.9 tls = required }

      """, on: routes)
    #expect(same.status == 2)
    #expect(same.error.contains("`tls` of `oak.example` is expected to be `required` here"))
  }

  /// Validated TLSA records decide how the certificate is verified.
  @Test func everyWordOfVerificationCanBeExpected() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "dane { }  use_dane = true\n")
    try directory.file("routes.expect", "expect oak.example { tls = required tls_verify = tlsa }\n")
    let data = String(repeating: "ab", count: 32)
    let records = [
      ("oak.example", "MX", "\"preference\": 10, \"host\": \"mx.oak.example\""),
      ("mx.oak.example", "A", "\"address\": \"192.0.2.1\""),
      (
        "_25._tcp.mx.oak.example", "TLSA",
        "\"usage\": 3, \"selector\": 1, \"matching_type\": 1, \"data\": \"\(data)\""
      ),
    ].map { name, type, fields in
      """
      {"name": "\(name)", "type": "\(type)", "outcome": "found", "validated": true, "records": [
        {"name": "\(name)", "type": "\(type)", "ttl": 60, \(fields)}]}
      """
    }
    let none =
      #"{"name": "mx.oak.example", "type": "AAAA", "outcome": "nodata", "validated": true, "records": []}"#
    try directory.file(
      "answers",
      "{\"format_version\": \"1.0\", \"answers\": [\((records + [none]).joined(separator: ","))]}")
    let outcome = try tool.run(
      ["test", "--replay", "answers", "routes.expect"], in: directory.path)
    #expect(outcome.output == "1 of 1 expectations hold\n", "\(outcome.error)")
    let word = try run("expect mill.example { tls_verify = tlsb }\n")
    #expect(word.error.contains("did you mean `tlsa`?"), "\(word.error)")
  }

  @Test func coverageListsWhatNoExpectationDecides() throws {
    let expectation = "expect mill.example { port = 2003 }\n"
    let outcome = try run(expectation, "--coverage")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        1 of 1 expectations hold
        1 of 3 stanzas that routes depend on are covered (33 %)
          ecelerity.conf:3:1 domain 192.0.2.50
          ecelerity.conf:4:23 binding_group north / binding n1

        """)
    #expect(try run(expectation, "--fail-under", "33").status == 0)
    #expect(try run(expectation, "--fail-under", "34").status == 1)
  }

  /// A setting in a scope where it is not valid has no effect, so that no expectation could reach it.
  @Test func coverageLeavesOutWhatNeverCounts() throws {
    let text = """
      domain a.example { bind_address = 192.0.2.1 }
      binding b { routes = ( "smtp://c.example:1" )  use_dane = true }
      domain d.example { gateway = g.example }

      """
    let outcome = try run(
      "expect d.example { gateway = g.example }\n", "--fail-under", "100", on: text)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1 of 1 stanzas that routes depend on are covered (100 %)"))
  }

  @Test func theDocumentFitsItsSchema() throws {
    for arguments in [["--coverage"], []] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", Self.configuration)
      try directory.file("routes.expect", "expect oak.example { port = 24 address = 192.0.2.1 }\n")
      let outcome = try tool.run(
        ["test", "--output-format", "json", "routes.expect"] + arguments, in: directory.path)
      #expect(outcome.status == 1)
      let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      #expect(try JSONSchema(named: "test").violations(of: document) == [])
    }
  }

  @Test func theDocumentCountsWhatCouldNotBeChecked() throws {
    let outcome = try run(
      """
      expect mill.example { port = 2003 }
      expect oak.example { port = 0 }
      expect elm.example { binding = n7 port = 25 }

      """, "--output-format", "json")
    #expect(outcome.status == 2)
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "test").violations(of: document) == [])
    let summary = (document as? [String: Any])?["summary"] as? [String: Int]
    #expect(summary == ["expectations": 1, "failed": 0, "unchecked": 2])
  }

  @Test func whatOnlyDNSKnowsIsTold() throws {
    let outcome = try run("expect oak.example { address = 192.0.2.1 }\n", on: "")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("address is known only from DNS, which is not queried"))
  }

  @Test(arguments: [
    (
      "expect a.example { gatewey = x }",
      "1:20: `gatewey` is not known here; did you mean `gateway`?"
    ),
    ("expect \"a b\" { port = 25 }", "`a b` is neither a domain nor an address"),
    ("expect { port = 25 }", "`expect` needs a domain or an address"),
    ("gateway = x", "`gateway` is not an expectation"),
    ("include \"x\"", "`include` is not an expectation"),
    (
      "expect ( a.example b.example ) { tls = no }",
      "`expect` takes one domain or address; write a stanza for each"
    ),
    ("expect a.example { port = 0 }", "`0` is not a port"),
    ("expect a.example { gateway = \"\" }", "`gateway` is empty; write `none` for no gateway"),
    ("expect a.example { tls = requird }", "did you mean `required`?"),
    ("expect a.example { port = ( 1 2 ) }", "`port` takes one word or string"),
    (
      "expect a.example { domain x { } }",
      "`domain` is not allowed in an expectation; write `name = value`"
    ),
    ("expect a.example { }", "`a.example` has no expected answer"),
    ("expect a.example { port = 1 port = 1 }", "`port` appears twice"),
    (
      "expect a.example { port = 1 } expect A.example. { port = 2 }",
      "is expected to be `2` here and `1`"
    ),
    ("expect a.example { binding = n7 port = 1 }", "binding `n7` is not in the configuration"),
    ("expect a.example {", "routes.expect:1:"),
  ])
  func mistakesAreTold(text: String, message: String) throws {
    let outcome = try run(text)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains(message), "\(outcome.error)")
  }

  /// Explanations show it so, too; comparisons look at the effect.
  @Test func verificationIsAsConfigured() throws {
    for tls in ["no", "required"] {
      let outcome = try run(
        "expect a.example { tls_verify = \"host\" }\n",
        on: "domain \"a.example\" { tls = \(tls) tls_verify = host }\n")
      #expect(outcome.status == 0, "\(outcome.output)")
    }
  }

  /// Refused questions are neither asked nor counted.
  @Test(arguments: [
    "expect f.example { }", "expect f.example { port = abc }",
    "expect f.example { verdict = delivered port = 25 }",
  ])
  func aBlockWithAMistakeIsNotCounted(text: String) throws {
    let outcome = try run("expect mill.example { port = 2003 }\n" + text + "\n")
    #expect(outcome.status == 2)
    #expect(outcome.output == "1 of 2 expectations hold, 1 could not be checked\n")
  }

  @Test func aMissingFileIsTold() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf")
    #expect(try tool.run("test", "none.expect", in: directory.path).status == 2)
    #expect(try tool.run("test", in: directory.path).status == 2)
  }

  /// The expectations beside the example hold, and reach all of it.
  @Test func theExampleHolds() throws {
    let outcome = try tool.run(
      "test", "-c", "Examples/relay/ecelerity.conf", "--fail-under", "100",
      "Examples/relay/routes.expect", in: Repository.path(""))
    #expect(outcome.status == 0)
  }
}
