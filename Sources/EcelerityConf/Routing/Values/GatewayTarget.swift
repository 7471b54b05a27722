/// The host that a value of `gateway` names: a name, an IPv4 literal or an IPv6 literal in brackets.
///
/// A port after a literal in brackets occurs in one example of the manual; after a name or an IPv4 literal it is
/// not documented. Both are read (decision D-12).
///
/// Page: content/momentum/4/config/ref-gateway.md.
package struct GatewayTarget: Hashable, Sendable {
  /// Whether the manual documents the form.
  package enum Form: Hashable, Sendable {
    /// A name or a literal as documented.
    case documented
    /// A literal in brackets, followed by a port.
    case bracketsWithPort
    /// A name or an IPv4 literal, followed by a port.
    case nameWithPort
    /// An IPv6 literal without brackets.
    case missingBrackets
    /// A URL or `__mx__`, which belong to `routes`.
    case route
    /// Neither a name nor an address.
    case invalid
  }

  /// The resulting routing domain.
  package let domain: DomainName
  /// The port after the name, as a number from 1 to 65535.
  package let port: Int?
  /// Whether the manual documents the form.
  package let form: Form

  /// Reads `text`; nil when it is empty, which means no gateway. A password in a URL is masked, since the domain is
  /// displayed wherever mail queued for it is reported.
  package init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    if HostName.isPlain(text), text != RouteItem.exchangersToken {
      self.init(DomainName(text), port: nil, .documented)
      return
    }
    if text.contains("://") || text == RouteItem.exchangersToken || text.hasPrefix("#") {
      // A synthetic name is a name, including its colons.
      self.init(
        DomainName(URLPassword.masked(text)), port: nil,
        text.hasPrefix("#") ? .documented : .route)
      return
    }
    let authority = Authority(text)
    let port = authority.portNumber.flatMap { $0 == 0 ? nil : $0 }
    let host = authority.host.text
    let name = DomainName(authority.isBracketed ? "[\(host)]" : host)
    self.init(name, port: port, GatewayTarget.form(of: authority, name))
  }

  /// The normal form of the name, with its port if there is one: `[2001:db8::7]:25`.
  var text: String {
    guard let port else { return domain.text }
    return (domain.address?.isIPv6 == true ? "[\(domain.text)]" : domain.text) + ":\(port)"
  }

  /// Whether it can be the same target as `other`; a port that one of them leaves out matches any.
  func agrees(with other: GatewayTarget) -> Bool {
    domain == other.domain && (port == nil || other.port == nil || port == other.port)
  }

  /// Whether the port is 0, which means none (decision D-13).
  var hasPortZero: Bool { port == nil && [.bracketsWithPort, .nameWithPort].contains(form) }

  private init(_ domain: DomainName, port: Int?, _ form: Form) {
    self.domain = domain
    self.port = port
    self.form = form
  }

  private static func form(of authority: Authority, _ name: DomainName) -> Form {
    let hasBadPort = authority.port != nil && authority.portNumber == nil
    if hasBadPort || authority.surplus != nil || authority.isBracketOpen { return .invalid }
    switch name.kind {
    case .address(let address) where address.isIPv6 && !authority.isBracketed:
      return .missingBrackets
    case .address(let address) where authority.isBracketed && !address.isIPv6: return .invalid
    case .name where authority.isBracketed || !HostName.isValid(authority.host.text):
      return .invalid
    default: break
    }
    guard authority.port != nil else { return .documented }
    return authority.isBracketed ? .bracketsWithPort : .nameWithPort
  }
}
