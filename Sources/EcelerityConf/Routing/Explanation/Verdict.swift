/// The verdict on a message: whether it would be delivered, and why not.
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
  /// The lookup of the domain failed permanently.
  case dnsPermanent = "dns-permanent"
  /// The lookup of the domain failed temporarily.
  case dnsTemporary = "dns-temporary"
  /// No next hop is left.
  case noHosts = "no-hosts"
  /// The domain's MTA-STS policy refuses every exchanger.
  case stsRefused = "sts-refused"
  /// The route is known, but no probe speaks its protocol.
  case unsupportedMethod = "unsupported-method"
  /// A module of the server delivers the message locally.
  case localModule = "local-module"

  /// Whether delivery by a mail protocol would be attempted.
  public var isAttempted: Bool { self == .deliver }

  /// The meaning for the message; lower case, no full stop. Page:
  /// content/momentum/4/message-responses.md.
  public var meaning: String {
    switch self {
    case .deliver: "delivery to the next hops is attempted"
    case .blackholeInline:
      "the recipient is refused at RCPT TO; messages in its queue fail at once"
    case .blackholeInternal: "the message is accepted, then dropped with a log entry"
    case .suspended: "delivery is suspended; messages wait in the queue"
    case .noBinding: "messages to which no policy assigns a binding are refused temporarily"
    case .prohibited: "a next hop is in `prohibited_hosts`, to which nothing is delivered"
    case .nullMX: "the domain declares that it accepts no mail (RFC 7505)"
    case .dnsPermanent: "no next hop can be found; the message fails"
    case .dnsTemporary:
      "the lookup of the next hop fails temporarily; the server tries again"
    case .noHosts: "no usable next hop is left; the server tries again"
    case .stsRefused: "no exchanger matches the domain's MTA-STS policy; messages wait"
    case .unsupportedMethod:
      "the delivery method is not a mail protocol that a probe speaks; the next hops are shown anyway"
    case .localModule: "a module of the server delivers the message locally"
    }
  }

  /// The action of the server and the reply code for it, in lower case without a full stop; nil when there is no
  /// code.
  package var ending: String? {
    guard let reply else { return nil }
    let deed =
      switch self {
      case .blackholeInline, .noBinding: "refuses"
      case .blackholeInternal: "drops"
      case .dnsTemporary, .noHosts: "delays"
      default: "bounces"
      }
    return "the server \(deed) the message with \(reply)"
  }

  /// The reply to the sender, if there is one. Page: content/momentum/4/message-responses.md.
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
