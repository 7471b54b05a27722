/// One next hop, in the order in which they are tried, with what decides how to talk to it.
public struct Destination: Hashable, Sendable {
  /// The name of the host, or its address when it has no name.
  public private(set) var host: String
  /// The address; nil when DNS has to be asked.
  public let address: IPAddress?
  /// Who says what the address is.
  package private(set) var addressOrigin: AddressOrigin
  /// What has to be looked up; nil when the address is known.
  public let lookup: HopLookup?
  /// The port.
  public let port: Int
  /// The preference, lower first; nil when DNS decides.
  public let preference: Int?
  /// The protocol.
  public let method: DeliveryMethod
  /// Whether the connection is encrypted and how the certificate is checked.
  package let policy: TLSPolicy
  /// The same as configured, without what the host or its domain publish.
  package let configuredPolicy: TLSPolicy
  /// Which rule makes the policy what it is.
  package let policyDecider: TLSPolicy.Decider
  /// What would be looked up about the host and may make the policy stricter; empty when it has been, and not in vain.
  public let policyLookups: [PolicyLookup]
  /// The address the connection comes from; `*` when the operating system chooses.
  public let sourceAddress: String
  /// The name given in EHLO; a token of the option when it is known only at run time.
  public let ehloName: String

  /// The host as DNS knows it, which is another name when the search list completes the one of the host.
  package private(set) var nameInDNS: String
  /// The domain whose exchanger the host is; nil when DNS does not name it as one.
  package let exchangerOf: MailDomain?

  /// The value of `tls`, in lower case.
  public var tls: String { policy.requirement.rawValue }
  /// The value of `tls_verify`, in lower case.
  public var tlsVerify: String { policy.verification.rawValue }

  /// The name server that said what the address is, `192.0.2.53:53`; nil when none did, or nobody remembers which.
  public var nameServer: String? {
    if case .dns(let server) = addressOrigin { server } else { nil }
  }

  /// Whether `other` is the same next hop, whoever says what its address is.
  func isSame(as other: Destination) -> Bool {
    var other = other
    other.addressOrigin = addressOrigin
    return self == other
  }

  /// The same of another `host`, which DNS knows by that name.
  func with(host: String) -> Destination {
    var other = self
    other.host = host
    other.nameInDNS = host
    return other
  }
}
