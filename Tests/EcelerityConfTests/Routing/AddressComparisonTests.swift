import TestRandom
import Testing

@testable import EcelerityConf

/// Changed routes of addresses are reported, whatever distinguishes the addresses.
@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
struct AddressComparisonTests {
  private func differences(_ old: String, _ new: String) throws -> RouteDifferences {
    var comparison = RouteComparison(try configuration(old), try configuration(new))
    return try comparison.differences()
  }

  @Test(arguments: [
    "/[^0-9.]|^[12]/", "/^2001:|[^0-9a-f:]/", "/[^:0-9a-f]/", "/^[^:]*$/",
    "/[g-z]|^[12][0-9]?[.:]/",
  ])
  func addressesThatNoExpressionMatches(label: String) throws {
    let text = "domain \"\(label)\" { gateway = n.example }\ngateway = g1.example\n"
    let found = try differences(text, text.replacing("g1.", with: "g2."))
    #expect(!found.changes.flatMap(\.examples).isEmpty)
    let matching = found.changes.filter { !$0.patterns.isEmpty }
    #expect(matching.isEmpty)
  }

  /// The change of one class of addresses is not reported for another.
  @Test func classesOfAddressesAreToldApart() throws {
    let stanza = "domain \"/[0-9]{3}/\" { tls = required }\n"
    let found = try differences(stanza + "gateway = b.example\n", stanza)
    let tls = found.changes.filter { $0.attributes.contains { $0.attribute == .tls } }
    let others = found.changes.filter { !$0.attributes.contains { $0.attribute == .tls } }
    #expect(tls.flatMap(\.examples).contains { $0.address != nil })
    #expect(others.flatMap(\.examples).contains { $0.address != nil })
  }

  /// The expression also matches names.
  @Test func addressesThatMatchWhatNamesMatch() throws {
    let text = "domain \"/^192[.]/\" { gateway = a.example }\n"
    let found = try differences(text, text.replacing("a.", with: "b."))
    #expect(found.changes.flatMap(\.examples).contains { $0.address != nil })
  }

  /// The shortest address that the expression matches is in the block, and has no next hop before or after.
  @Test(arguments: [
    ("/^0/", "0.0.0.0/8", "1.0.0.0/8"), ("/7$/", "0.0.0.0/5", "::/1"),
    ("/^2/", "2000::/16", "2.0.0.0/8"), ("/^[^.]*8$/", "::/4", "1000::/4"),
  ])
  func anExpressionAcrossABlock(label: String, first: String, second: String) throws {
    let text = """
      skip_hosts = ( \(first) \(second) )
      domain "\(label)" { remote_smtp_port = 2525 }
      """
    let found = try differences(text, text.replacing("2525", with: "2526"))
    #expect(found.changes.flatMap(\.examples).contains { $0.address != nil })
    #expect(!found.mayMissOverlaps)
  }

  /// Addresses at both ends have stanzas of their own, which do not apply to those in between.
  @Test func theEndsOfABlockAreWritten() throws {
    let stanzas =
      "domain 10.0.0.0 { gateway = a.example }\ndomain 10.0.0.3 { gateway = a.example }\n"
    let found = try differences("skip_hosts = ( 10.0.0.0/30 )\n" + stanzas, stanzas)
    #expect(
      found.changes.flatMap(\.examples).contains { ["10.0.0.1", "10.0.0.2"].contains($0.text) })
  }

  /// All other names that the expression matches are written somewhere.
  @Test func theOnlyNameThatIsNotWritten() throws {
    let written = (0..<9).map { "domain \"a\($0)\" { gateway = z.example }\n" }.joined()
    let text = written + "domain \"/^a[0-9]$/\" { gateway = a.example }\n"
    let found = try differences(text, text.replacing("= a.", with: "= b."))
    #expect(found.changes.flatMap(\.examples).map(\.text) == ["a9"])
  }

  /// With this many blocks, their overlaps with expressions are not tried, and the result says so.
  @Test func tooManyBlocksAreToldAsPossiblyMissed() throws {
    let blocks = (0..<300).map { "10.\($0 / 200).\($0 % 200).0/24" }.joined(separator: " ")
    let text =
      "skip_hosts = ( \(blocks) )\ndomain \"/7$/\" { delivery_timeout = 7  tls = \"no\" }\n"
    let found = try differences(text, text.replacing("\"no\"", with: "false"))
    #expect(found.mayMissOverlaps)
    let plain = text.replacing("/7$/", with: "/[.]example$/")
    #expect(try !differences(plain, plain.replacing("\"no\"", with: "false")).mayMissOverlaps)
  }

  /// Every address that is asked for one by one is covered.
  @Test(arguments: 0..<30)
  func nothingIsMissed(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let statements = (0..<4).map { _ in Self.statement(&random) }
    var changed = statements
    changed[Int.random(in: 0..<4, using: &random)] = Self.statement(&random)
    let old = statements.joined(separator: "\n")
    let new = changed.joined(separator: "\n")
    let found = try differences(old, new)
    var (before, after) = (
      RouteEvaluator(try configuration(old)), RouteEvaluator(try configuration(new))
    )
    for _ in 0..<100 {
      let text = Self.address(&random)
      let query = try RouteQuery("<\(text)>")
      let (first, second) = (try before.explain(query)[0], try after.explain(query)[0])
      let changes = RouteAttribute.changes(first, second)
      guard !changes.isEmpty else { continue }
      let isTold = found.changes.contains { change in
        change.attributes == changes
          && (change.names.contains(text)
            || change.examples.contains { $0.address?.isIPv6 == query.domain.address?.isIPv6 })
      }
      #expect(isTold, "\(text) \(changes)\nOLD\n\(old)\nNEW\n\(new)")
    }
  }

  private static func statement(_ random: inout SeededRandom) -> String {
    let option = random.pick([
      "gateway = a.example", "gateway = b.example", "remote_smtp_port = 2525", "tls = required",
      "routes = ( \"192.0.2.1\" )",
    ])
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return option
    case 1: return "skip_hosts = ( \(block(&random)) \(block(&random)) )"
    case 2: return "prohibited_hosts = ( \(block(&random)) )"
    case 3: return "domain \"\(address(&random))\" { \(option) }"
    default:
      let label = random.pick([
        "^1", "7$", "[.]0[.]", "[a-f]", "::", "^2001:", "^[0-9.]*$", "^[^.]*$", "[0-9]{3}",
        "[.]1?7$",
        ":7$", "^[0-9a-f]{4}:", "^10[.](?:1|2)[.]", "0", "ffff",
      ])
      return "domain \"/\(label)/\" { \(option) }"
    }
  }

  private static func block(_ random: inout SeededRandom) -> String {
    random.pick([
      "10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/1", "192.0.2.0/25", "10.1.2.0/30", "::/1",
      "2001:db8::/32",
      "2001:db8:7::/48", "fe80::/10", "::ffff:0:0/96", "2001:db8::7", "1.7.7.7",
    ])
  }

  private static func address(_ random: inout SeededRandom) -> String {
    let number = { (random: inout SeededRandom) in random.pick([0, 1, 2, 7, 10, 17, 107, 192, 255])
    }
    if random.oneIn(2) {
      return (0..<4).map { _ in "\(number(&random))" }.joined(separator: ".")
    }
    let groups = (0..<8).map { _ in
      random.pick(["0", "0", "7", "2001", "db8", "ffff", "fe80", "a1"])
    }
    return DomainName("[\(groups.joined(separator: ":"))]").text
  }
}
