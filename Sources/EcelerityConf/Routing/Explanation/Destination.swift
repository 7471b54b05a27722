/// A next hop with the parameters of connections to it.
public struct Destination: Hashable, Sendable {
  /// The name of the host, or its address when it has no name.
  public private(set) var host: String
  /// The address; nil when it needs a DNS lookup.
  public let address: IPAddress?
  /// The origin of the address.
  package private(set) var addressOrigin: AddressOrigin
  /// The lookup that is needed; nil when the address is known.
  public let lookup: HopLookup?
  /// The port.
  public let port: Int
  /// The preference, lower first; nil when DNS decides.
  public let preference: Int?
  /// The protocol.
  public let method: DeliveryMethod
  /// Whether the connection is encrypted and how the certificate is checked.
  package private(set) var policy: TLSPolicy
  /// The policy as configured, without what the host or its domain publish.
  package private(set) var configuredPolicy: TLSPolicy
  /// The rule that decided the policy.
  package let policyDecider: TLSPolicy.Decider
  /// The lookups about the host that may make the policy stricter; empty when they have been made and succeeded.
  public let policyLookups: [PolicyLookup]
  /// The address the connection comes from; `*` when the operating system chooses.
  public let sourceAddress: String
  /// The name given in EHLO; a token of the option when it is known only at run time.
  public let ehloName: String

  /// The name of the host in DNS, which differs from `host` when the search list completes it.
  package private(set) var nameInDNS: String
  /// The domain whose MX records name the host; nil when none do.
  package let exchangerOf: MailDomain?
  /// Whether the address is in `prohibited_hosts`: nothing may be delivered to it, and the message fails when it is
  /// its turn. Page: content/momentum/4/config/ref-prohibited-hosts.md.
  package private(set) var isProhibited = false
  /// The settings that apply to what DNS answers about the host; empty when its address is known, and when steps are
  /// not reported.
  package private(set) var lookupSettings: [LookupSetting] = []

  /// The value of `tls`, in lower case.
  public var tls: String { policy.requirement.rawValue }
  /// The value of `tls_verify`, in lower case; without TLS it has no effect.
  public var tlsVerify: String { policy.verification.rawValue }

  /// The name server that answered with the address, `192.0.2.53:53`; nil when there is none or it is not known.
  public var nameServer: String? {
    if case .dns(let server) = addressOrigin { server } else { nil }
  }

  /// Whether `other` is the same next hop with the same effect, whatever the origin of its address.
  func isSame(as other: Destination) -> Bool {
    var (one, other) = (self, other)
    other.addressOrigin = addressOrigin
    one.policy = policy.inEffect
    one.configuredPolicy = configuredPolicy.inEffect
    other.policy = other.policy.inEffect
    other.configuredPolicy = other.configuredPolicy.inEffect
    return one == other
  }

  /// The destination with another `host`, whose name in DNS is the same.
  func with(host: String) -> Destination {
    var other = self
    other.host = host
    other.nameInDNS = host
    return other
  }
}
