import TestRandom

@testable import EcelerityConf

/// Labels and values to choose from.
enum GeneratedValues {
  typealias Value = GeneratedConfiguration.Value

  /// Domains that labels and values name, and some that none does.
  static let names = [
    "a.test", "mail.a.test", "b.test", "relay.test", "c.example", "192.0.2.7", "192.0.2.130",
    "2001:db8::1", "ab.test", "mail.z.invalid", "z.invalid",
  ]

  private static let hosts = [
    "relay.test", "mail.relay.test", "b.test", "192.0.2.130", "[2001:db8::1]",
  ]

  /// Everything that needs a quote, an escape or care.
  private static let texts = [
    "", "x", "a b", "# no comment", "/* nor this */", "a\"b", "\\d+ \\n", "it's", "(a, b)", "{ = }",
    "select a\n  from b", "é", "tab\there", "a,b", "include", "mail.example", "**bold**", "/x/",
    "\\",
    "# conffmt: off", "\r", "https://mail.example/x?a=b",
  ]

  private static let words = [
    "a", "b2", "mail.example", "192.0.2.7", "x@y.test", "50%", "a/b", "-1",
  ]

  // MARK: Labels

  static func labels(of stanza: Keyword) -> [String] {
    switch stanza {
    case .domain, .host:
      [
        "a.test", "mail.a.test", "B.test", "relay.test", "c.example.", "192.0.2.7", "/^mail/",
        "/[.]test$/",
      ]
        + ["/(?:^|[.])a[.]test$/", "/^192[.]0[.]2[.]/", "/a b|\"c\"/"]
    case .binding: ["x", "y", "X", "default"]
    case .bindingGroup: ["g", "h", "default"]
    case .listen: [":25", "*:25", "192.0.2.1:2525", "/tmp/x.sock"]
    case .peer: ["192.0.2.0/24", "192.0.2.7", "2001:db8::/32", "2001:0db8::7"]
    default: ["one", "two", "a b", "é", "One"]
    }
  }

  // MARK: Values

  /// Whether `option` decides about routes; of these there are enough to meet.
  static func isRouting(_ option: Keyword) -> Bool { routing[option] != nil }

  private static let routing: [Keyword: [String]] = [
    .gateway: hosts, .rerouteDomain: ["a.test", "b.test", "relay.test"],
    .deliveryMethod: ["ESMTP", "lmtp"], .remoteSmtpPort: ["25", "587"], .lmtpPort: ["24"],
    .tls: ["no", "required", "ifavailable"], .tlsVerify: ["no", "host"],
    .bindAddress: ["192.0.2.1", "2001:db8::1"], .ehloHostname: ["e1.test", "e2.test"],
    .suspendDelivery: ["true", "false"], .blackhole: ["internal", "false"],
    .maxOutboundConnections: ["7", "20"], .hostname: ["node.test"],
    .defaultBinding: ["normal", "none"],
  ]

  /// A value as the row of the table says.
  static func value(of row: OptionRow, _ random: inout SeededRandom) -> Value {
    if let texts = routing[row.keyword] { return .scalar(random.pick(texts)) }
    switch row.type {
    case .enumList, .stringList, .regexList, .domainList, .hostPortList, .cidrList, .uriList,
      .rangePair, .monitorList, .actionList:
      return list(of: row, &random)
    case .routeList: return routes(&random)
    case .dictionary, .authParameters: return dictionary(&random)
    default: return .scalar(text(of: row, &random))
    }
  }

  /// A value of any shape.
  static func anything(_ random: inout SeededRandom) -> Value {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .scalar(random.pick(texts))
    case 1: .list((0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(texts) })
    default: dictionary(&random)
    }
  }

  private static func text(of row: OptionRow, _ random: inout SeededRandom) -> String {
    let allowed = row.allowed
    if !allowed.members.isEmpty { return random.pick(allowed.members) }
    switch row.type {
    case .boolean: return random.pick(["true", "off", "Enabled", "0"])
    case .integer, .port, .sizeBytes, .durationSeconds, .durationMilliseconds, .durationMinutes,
      .durationHours, .integerOrEnum, .number:
      return String(number(allowed.ranges.first, &random))
    case .throttle: return random.pick(["10", "10/60"])
    case .durationText: return "5 minutes"
    case .ipAddress, .ipOrHostname: return random.pick(["192.0.2.7", "2001:db8::7"])
    case .domain, .hostname: return random.pick(["a.test", "mail.example"])
    default: return random.pick(random.oneIn(2) ? texts : words)
    }
  }

  private static func number(
    _ range: AllowedValues.NumericRange?, _ random: inout SeededRandom
  ) -> Int {
    let lower = range?.lower ?? 0
    return Int.random(
      in: lower...max(lower, min(range?.upper ?? .max, lower + 100)), using: &random)
  }

  private static func list(of row: OptionRow, _ random: inout SeededRandom) -> Value {
    let count = Int.random(in: 0...4, using: &random)
    return .list((0..<count).map { _ in text(of: row, &random) })
  }

  private static func routes(_ random: inout SeededRandom) -> Value {
    let items = ["smtp://b.test?pref=1", "__mx__", "smtp://hop.test:2525"] + hosts
    return .list((0..<Int.random(in: 1...3, using: &random)).map { _ in random.pick(items) })
  }

  private static func dictionary(_ random: inout SeededRandom) -> Value {
    let count = Int.random(in: 0...3, using: &random)
    return .dictionary(
      (0..<count).map { _ in
        .init(key: random.pick(["type", "uri", "a b", "user"]), value: random.pick(texts))
      })
  }
}
