/// What somebody expects of the route of one message.
///
///     expect "user@oak.example" { binding = "b1" gateway = "relay.example" port = 25 }
package struct RouteExpectation: Sendable {
  /// What may stand in a block; the raw value is the name.
  package enum Key: String, Sendable, CaseIterable {
    // The question.
    case binding
    case bindingGroup = "binding_group"
    case from
    // The answer.
    case verdict
    case routingDomain = "routing_domain"
    case gateway, method, host, address, port, tls
    case tlsVerify = "tls_verify"
    case sourceAddress = "source_address"
    case ehloName = "ehlo_name"

    /// Whether it is part of the question.
    var isQuestion: Bool { self == .binding || self == .bindingGroup || self == .from }

    /// Whether it is part of what the answer says of a next hop.
    var isAboutHop: Bool {
      switch self {
      case .host, .address, .port, .tls, .tlsVerify, .sourceAddress, .ehloName: true
      default: false
      }
    }
  }

  /// One thing that is expected.
  package struct Check: Hashable, Sendable {
    /// What it is about.
    package let key: Key
    /// The value as written, quotes resolved.
    package let text: String
    /// Where it stands.
    package let range: ByteRange
  }

  /// What is asked.
  package let query: RouteQuery
  /// What the answer is expected to be; what is not named is not checked.
  package let checks: [Check]
  /// The name and label of the block.
  package let range: ByteRange

  /// The word for no gateway.
  package static let none = "none"
}

/// Something that is not as expected.
package struct RouteMismatch: Sendable {
  /// What was expected.
  package let check: RouteExpectation.Check
  /// What it is; nil when there is no next hop to ask, or when only DNS knows.
  package let actual: String?
  /// The assignments that decided; none where defaults did.
  package let settings: [Setting]
  /// Whether it is known only from DNS, which is not asked.
  package let needsDNS: Bool
}

extension RouteExpectation {
  /// What is not as expected in `explanation`, an answer to the query.
  package func mismatches(_ explanation: Explanation) -> [RouteMismatch] {
    let hop = meantHop(of: explanation)
    return checks.compactMap { check in
      let actual = check.key.value(of: explanation, hop)
      if let actual, check.key.holds(check.text, for: actual) { return nil }
      return RouteMismatch(
        check: check, actual: actual,
        settings: check.key.attribute?.settings(of: explanation) ?? [],
        needsDNS: actual == nil && !explanation.destinations.isEmpty)
    }
  }
}

extension RouteExpectation {
  /// The next hop that is meant: of those of the first preference, among which the server chooses at random, the
  /// first that has the host and the address that are expected, and where there are several of these the port; the
  /// first of all when none has. A port alone means no other than the first.
  private func meantHop(of explanation: Explanation) -> Destination? {
    let hops = explanation.destinations
    guard let first = hops.first else { return nil }
    func have(_ key: Key, _ hop: Destination) -> Bool {
      checks.filter { $0.key == key }.allSatisfy { check in
        key.value(of: explanation, hop).map { key.holds(check.text, for: $0) } ?? false
      }
    }
    guard checks.contains(where: { $0.key == .host || $0.key == .address }) else { return first }
    let named = hops.prefix { $0.preference == first.preference }.filter {
      have(.host, $0) && have(.address, $0)
    }
    return named.first { have(.port, $0) } ?? named.first ?? first
  }
}

extension RouteExpectation.Key {
  /// What is known of it in `explanation`, and of the next hop `hop` if it is about one.
  fileprivate func value(of explanation: Explanation, _ hop: Destination?) -> String? {
    switch self {
    case .binding: return explanation.binding
    case .bindingGroup: return explanation.bindingGroup
    case .from: return nil
    case .verdict: return explanation.verdict.rawValue
    case .routingDomain: return explanation.routingDomain.text
    case .gateway:
      let step = explanation.steps.last { $0.name == .gateway }
      return step?.evaluation?.text.flatMap { GatewayTarget($0) }?.text ?? RouteExpectation.none
    case .method: return explanation.method?.name
    case .host: return hop?.host
    case .address: return hop?.address?.description
    case .port: return hop.map { String($0.port) }
    case .tls: return hop?.tls
    case .tlsVerify: return hop?.tlsVerify
    case .sourceAddress: return hop?.sourceAddress
    case .ehloName: return hop?.ehloName
    }
  }

  /// Whether `actual` is what is `expected`. A port that somebody expects of a gateway has to be set there.
  fileprivate func holds(_ expected: String, for actual: String) -> Bool {
    guard self == .gateway, let port = GatewayTarget(expected)?.port else {
      return agree(expected, actual)
    }
    return agree(expected, actual) && GatewayTarget(actual)?.port == port
  }

  /// Whether two values can be those of one answer.
  func agree(_ expected: String, _ actual: String) -> Bool {
    switch self {
    case .gateway:
      expected == actual
        || GatewayTarget(expected).flatMap { one in
          GatewayTarget(actual).map(one.agrees)
        } ?? false
    case .routingDomain, .host, .address, .sourceAddress, .ehloName:
      expected == actual || DomainName(expected).text == DomainName(actual).text
    case .method, .verdict, .tls, .tlsVerify: expected.lowercased() == actual.lowercased()
    case .port: Int(expected) == Int(actual)
    case .binding, .bindingGroup, .from: expected == actual
    }
  }

  /// What reports of differences call it.
  fileprivate var attribute: RouteAttribute? {
    switch self {
    case .binding, .bindingGroup, .from: nil
    case .gateway: .routingDomain
    default: RouteAttribute(rawValue: rawValue)
    }
  }

  /// The words it takes; nil when it takes any text.
  var words: [String]? {
    switch self {
    case .verdict: Verdict.allCases.map(\.rawValue)
    case .tls: TLSPolicy.Requirement.allCases.map(\.rawValue)
    case .tlsVerify: TLSPolicy.Verification.allCases.map(\.rawValue)
    case .method: DeliveryMethod.known.map(\.name)
    default: nil
    }
  }
}
