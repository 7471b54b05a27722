/// One next hop, in the order in which they are tried, with what decides how to talk to it.
public struct Destination: Hashable, Sendable {
  /// The name of the host, or its address when it has no name.
  public let host: String
  /// The address; nil when DNS has to be asked.
  public let address: IPAddress?
  /// Who says what the address is.
  package let addressOrigin: AddressOrigin
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

  /// The value of `tls`, in lower case.
  public var tls: String { policy.requirement.rawValue }
  /// The value of `tls_verify`, in lower case.
  public var tlsVerify: String { policy.verification.rawValue }
}

/// What can be looked up about how a host wants TLS to be used.
public enum PolicyLookup: String, Sendable, CaseIterable {
  /// TLSA records. Page: content/momentum/4/modules/dane.md.
  case dane = "DANE"
  /// The policy of the domain. Page: content/momentum/4/mta-sts.md.
  case mtaSTS = "MTA-STS"
}

/// Who says what the address of a next hop is.
package enum AddressOrigin: Hashable, Sendable {
  /// The configuration; nobody as long as there is only a name.
  case configuration
  /// The question, which is about a recipient at an address.
  case question
  /// DNS, be it by the text of an exchanger.
  case dns
}

/// A next hop before ports and policies are known.
struct Hop: Hashable, Sendable {
  let host: String
  var address: IPAddress?
  /// Who says what the address is.
  var addressOrigin = AddressOrigin.configuration
  var lookup: HopLookup?
  /// The port that the hop itself names.
  var port: Int?
  /// The preference; nil when DNS decides.
  var preference: Int?
  /// The order among those of one preference: that of DNS, for the exchangers of an item of `routes`
  /// with a preference of its own.
  var share = 0

  /// Whether it is an address, not the name of a host.
  var isLiteral: Bool { address.map { $0.description == host } ?? false }

  /// The host, and its address when that is another word.
  var title: String {
    guard let address, !isLiteral else { return host }
    return "\(host) [\(address.description)]"
  }

  /// An address, which is not looked up.
  static func literal(
    _ address: IPAddress, from origin: AddressOrigin = .configuration, port: Int? = nil,
    preference: Int = 0
  ) -> Hop {
    Hop(
      host: address.description, address: address, addressOrigin: origin, port: port,
      preference: preference)
  }
}
