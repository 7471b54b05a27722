import TestRandom

/// Makes small configurations that set everything a route depends on in all places, from few names and values, so
/// that they often coincide.
struct RouteConfigurationGenerator {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed) }

  static let names = [
    "a.test", "mail.a.test", "b.test", "relay.test", "mail.relay.test", "c.example", "#hop",
    "192.0.2.7", "192.0.2.130", "2001:db8::7",
  ]

  /// Names that no configuration mentions.
  static let others = [
    "mail.b.test", "x.a.test", "mail1.example", "ab.test", "z.invalid", "mb.invalid",
    "198.51.100.9",
    "192.0.2.99", "2001:db8::99", "#other", "mt", "mail.z.test", "12.test", "9.9.9.7", "fe80::b",
  ]

  private static let patterns = [
    "/^mail/", "/[.]test$/", "/(?:^|[.])a[.]test$/", "/b/", "/^(?=m).*t$/", "/^mail[0-9]?[.]/",
    "/^192[.]0[.]2[.]/", "/^#/", "/[^0-9.]|^[12]/", "/7$/",
  ]

  /// A configuration, and a variant with some changes.
  mutating func pair() -> (old: String, new: String) {
    var statements = (0..<Int.random(in: 4...14, using: &random)).map { _ in top() }
    let old = statements.joined(separator: "\n")
    for _ in 0..<Int.random(in: 1...3, using: &random) { change(&statements) }
    return (old, statements.joined(separator: "\n"))
  }

  private mutating func change(_ statements: inout [String]) {
    let place = Int.random(in: 0..<statements.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: statements[place] = top()
    case 1: statements.insert(top(), at: place)
    case 2 where statements.count > 1: statements.remove(at: place)
    default: statements.swapAt(place, Int.random(in: 0..<statements.count, using: &random))
    }
  }

  private mutating func top() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return global()
    case 1, 2: return binding()
    case 3: return "binding_group \(random.pick(["g", "h", "default"])) { \(inGroup()) }"
    case 4: return module()
    default: return domain()
    }
  }

  private mutating func inGroup() -> String {
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      random.oneIn(3) ? option() : random.oneIn(2) ? binding() : domain()
    }
    return parts.joined(separator: " ")
  }

  private mutating func binding() -> String {
    let parts = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      random.oneIn(3) ? domain() : option()
    }
    return "binding \(random.pick(["x", "y", "z", "default"])) { \(parts.joined(separator: " ")) }"
  }

  private mutating func domain() -> String {
    let label = random.oneIn(3) ? random.pick(Self.patterns) : random.pick(Self.names)
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in option() }
    return "domain \"\(label)\" { \(parts.joined(separator: " ")) }"
  }

  private mutating func option() -> String {
    let name = random.pick(Self.names)
    let address = random.pick(["192.0.2.1", "192.0.2.2", "2001:db8::1"])
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1, 2: return "gateway = \"\(name.contains(":") ? "[\(name)]" : name)\""
    case 3: return "reroute_domain = \"\(name)\""
    case 4, 5: return "routes = ( \(routes()) )"
    case 6: return "delivery_method = \(random.pick(["ESMTP", "LMTP", "APN"]))"
    case 7: return "remote_smtp_port = \(random.pick(["25", "587"]))"
    case 8: return "lmtp_port = \(random.pick(["24", "2003"]))"
    case 9: return "tls = \"\(random.pick(["no", "required", "ifavailable"]))\""
    case 10: return "tls_verify = \"\(random.pick(["no", "host"]))\""
    case 11: return "bind_address = \(address)"
    case 12: return "ehlo_hostname = \"\(random.pick(["e1.test", "e2.test", "e3.test"]))\""
    case 13: return "suspend_delivery = \(random.pick(["true", "false"]))"
    case 14: return "blackhole = \(random.pick(["internal", "inline", "false"]))"
    default: return random.pick(["max_outbound_connections = 7", "use_mta_sts = true"])
    }
  }

  private mutating func routes() -> String {
    let items = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      random.pick([
        "\"relay.test\"", "\"smtp://b.test?pref=1\"", "\"192.0.2.130\"", "\"__mx__\"",
        "\"smtp://hop.test:2525\"", "\"[2001:db8::1]\"",
        "\"own\(Int.random(in: 0..<1000, using: &random)).test\"",
        "\"smtp://own\(Int.random(in: 0..<1000, using: &random)).test:26\"",
      ])
    }
    return items.joined(separator: " ")
  }

  private mutating func global() -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "prohibited_hosts = ( \(random.pick(["192.0.2.128/25", "192.0.2.7"])) )"
    case 1: return "skip_hosts = ( \(random.pick(["192.0.2.0/25", "2001:db8::/32"])) )"
    case 2: return "relay_domains = ( \(random.pick(["\"a.test\"", "\"*.test\""])) )"
    case 3: return "default_binding = \"\(random.pick(["normal", "none", "suspended"]))\""
    case 4: return "hostname = \"\(random.pick(["e1.test", "node.test"]))\""
    case 5: return "use_dane = true"
    default: return option()
    }
  }

  private mutating func module() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "static_routes { target = \"192.0.2.130:2525\" }"
    case 1: return "dane { }"
    case 2: return "pipe_transport pipe1 { domains = ( \"*.a.test\" \"b.test\" ) }"
    default: return "maildir maildir1 { domain = \"c.example\" }"
    }
  }
}
