extension RouteExpectation.Key {
  /// The value in `explanation`, or in the next hop `hop` if the key is about one.
  func value(of explanation: Explanation, _ hop: Destination?) -> String? {
    switch self {
    case .binding: return explanation.binding
    case .bindingGroup: return explanation.bindingGroup
    case .from: return nil
    case .gateway:
      let step = explanation.steps.last { $0.name == .gateway }
      return step?.evaluation?.text.flatMap { GatewayTarget($0) }?.text ?? RouteExpectation.none
    case .tlsVerify: return hop?.tlsVerify
    case .verdict, .routingDomain, .method, .host, .address, .port, .tls, .sourceAddress, .ehloName:
      return attribute?.value(of: explanation, hop)
    }
  }

  /// Whether `actual` is as `expected`. An expected port of a gateway must be set there.
  func holds(_ expected: String, for actual: String) -> Bool {
    guard self == .gateway, let port = GatewayTarget(expected)?.port else {
      return agree(expected, actual)
    }
    return agree(expected, actual) && GatewayTarget(actual)?.port == port
  }

  /// Whether two values can belong to one answer.
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

  /// The corresponding attribute in reports of differences.
  var attribute: RouteAttribute? {
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
