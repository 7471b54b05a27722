/// What would become of a message.
public enum Verdict: String, Sendable, CaseIterable {
  /// Delivery would be attempted.
  case deliver
  /// The recipient is refused when it is named.
  case blackholeInline = "blackhole-inline"
  /// The message is accepted and then dropped.
  case blackholeInternal = "blackhole-internal"
  /// The message waits.
  case suspended
  /// The message has no binding, and the configuration refuses such messages.
  case noBinding = "no-binding"
  /// The next hop is an address nothing may be delivered to.
  case prohibited
  /// The domain declares that it takes no mail.
  case nullMX = "null-mx"
  /// Nothing is found for the domain, for good.
  case dnsPermanent = "dns-permanent"
  /// Nothing is found for the domain for the time being.
  case dnsTemporary = "dns-temporary"
  /// No next hop is left.
  case noHosts = "no-hosts"
  /// The domain's MTA-STS policy refuses every exchanger.
  case stsRefused = "sts-refused"
  /// The route is known, but no probe speaks its protocol.
  case unsupportedMethod = "unsupported-method"
  /// A module on the server takes the message.
  case localModule = "local-module"

  /// Whether delivery by a protocol of mail would be attempted.
  public var isAttempted: Bool { self == .deliver }

  /// What the sender is told, if anything.
  /// Page: content/momentum/4/message-responses.md.
  public var reply: String? {
    switch self {
    case .blackholeInline: "551 5.7.1"
    case .blackholeInternal: "554 5.7.0"
    case .noBinding: "451"
    case .prohibited: "551 5.4.6"
    case .nullMX: "550 5.4.4"
    case .dnsPermanent: "554 5.4.4"
    case .dnsTemporary: "454 4.4.4"
    case .noHosts: "451 4.4.1"
    case .deliver, .suspended, .stsRefused, .unsupportedMethod, .localModule: nil
    }
  }
}
