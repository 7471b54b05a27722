/// A query for the route of mail to one recipient.
public struct RouteQuery: Hashable, Sendable {
  /// The binding that exists without being declared. Page: content/momentum/4/config/ref-binding.md.
  package static let defaultBinding = "default"
  /// The binding group that exists without being declared. Page: content/momentum/4/config/ref-binding-group.md.
  package static let defaultGroup = "default"

  /// The sender of a message, as far as it is known.
  public enum Sender: Hashable, Sendable {
    /// The sender is not specified.
    case unknown
    /// The null sender, as of delivery status notifications (RFC 5321, 4.5.5).
    case null
    /// A sender in this domain.
    case domain(DomainName)
  }

  /// The domain or address as given.
  public let input: String
  /// The recipient domain in normal form (decisions D-06 and D-08).
  public let domain: DomainName
  /// The binding the message is on; nil when it has none.
  public var binding: String?
  /// The binding group the message is in; nil when that follows from the binding.
  public var bindingGroup: String?
  /// The sender of the message.
  public let sender: Sender
  /// Whether method and ports of the stanza that sets the gateway are ignored, as the page of
  /// `gateway` says, instead of used, as in the guide's example (decision D-03).
  public var isStrictAboutGateway: Bool
  /// The value of `isStrictAboutGateway` as an enumeration.
  package var gatewayStanzaUse: GatewayStanzaUse { .init(isStrict: isStrictAboutGateway) }
  /// Puts next hops of one preference in an order that is random, but the same for the same number; nil
  /// leaves them as they are listed (decision D-23).
  public var seed: UInt64?

  /// A query for `input`: a domain, an address literal, or a mail address. The `sender` is a mail
  /// address or a domain; empty or `<>` for none. Throws `invalidDomain`, `severalDomains` or
  /// `invalidSender`.
  public init(
    _ input: String, binding: String? = nil, bindingGroup: String? = nil, sender: String? = nil,
    isStrictAboutGateway: Bool = false
  ) throws(QueryProblem) {
    self.init(
      input, from: try RouteQuery.sender(of: sender), to: try RouteQuery.domain(of: input),
      binding: binding, bindingGroup: bindingGroup, isStrictAboutGateway: isStrictAboutGateway,
      seed: nil)
  }

  /// A question about `input` under the assumption `gatewayStanzaUse`; throws like the public initializer.
  package init(
    _ input: String, binding: String?, bindingGroup: String?, sender: String?,
    gatewayStanzaUse: GatewayStanzaUse
  ) throws(QueryProblem) {
    try self.init(
      input, binding: binding, bindingGroup: bindingGroup, sender: sender,
      isStrictAboutGateway: gatewayStanzaUse == .nothing)
  }

  private init(
    _ input: String, from sender: Sender, to domain: DomainName, binding: String?,
    bindingGroup: String?, isStrictAboutGateway: Bool, seed: UInt64?
  ) {
    self.input = input
    self.domain = domain
    self.binding = binding
    self.bindingGroup = bindingGroup
    self.sender = sender
    self.isStrictAboutGateway = isStrictAboutGateway
    self.seed = seed
  }

  /// The part before the `@` of the address; nil for a domain alone.
  package var localPart: Substring? { AddressParts(input).localPart }

  /// The query with another `input`.
  package func with(input: String) throws(QueryProblem) -> RouteQuery {
    RouteQuery(
      input, from: sender, to: try RouteQuery.domain(of: input), binding: binding,
      bindingGroup: bindingGroup, isStrictAboutGateway: isStrictAboutGateway, seed: seed)
  }

  private static func sender(of input: String?) throws(QueryProblem) -> Sender {
    guard let input else { return .unknown }
    if input.isEmpty || input == "<>" { return .null }
    do { return .domain(try domain(of: input)) } catch { throw .invalidSender(input) }
  }

  private static func domain(of input: String) throws(QueryProblem) -> DomainName {
    if let name = domain(in: input) { return name }
    if namesSeveral(input) { throw .severalDomains(input) }
    throw .invalidDomain(input, suggestion: barePart(of: input))
  }

  /// The domain after the `@` of an address, or the whole text; nil when it is not valid.
  private static func domain(in input: String) -> DomainName? {
    // A text in normal form has neither brackets nor a local part.
    if let plain = DomainName(plain: input), HostName.isValid(plain.text) { return plain }
    guard let text = bareDomain(of: input) else { return nil }
    let name = DomainName(String(text))
    switch name.kind {
    case .name:
      // A single dot at the end is not part of the name.
      guard HostName.isValid(name.text), !name.text.hasSuffix("."),
        !text.unicodeScalars.contains(where: HostName.isInvisible)
      else { return nil }
    case .synthetic where name.text.utf8.contains { $0 <= UInt8(ascii: " ") || $0 == 0x7F }:
      return nil
    default: break
    }
    return name
  }

  /// Nil when the local part is not valid.
  private static func bareDomain(of input: String) -> Substring? {
    let parts = AddressParts(input)
    return parts.localPart.map(LocalPart.isValid) == false ? nil : parts.domain
  }

  // MARK: What was meant

  /// Whether `input` is a list of domains and addresses.
  private static func namesSeveral(_ input: String) -> Bool {
    let parts = input.split { $0 == "," || $0 == ";" }.map { $0.trimmingBlanks }
    return parts.count > 1 && parts.allSatisfy { domain(in: String($0)) != nil }
  }

  /// The domain or address inside of a longer text: an address after a display name, or the host of a URL or of a
  /// host with a port.
  private static func barePart(of input: String) -> String? {
    var text = input.trimmingBlanks
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      text = text[text.index(after: open)...].dropLast()
    }
    if let colon = text.firstIndex(of: ":") {
      let rest = text[text.index(after: colon)...]
      if rest.hasPrefix("//") {
        text = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        // User information is not part of the host.
        if let at = text.lastIndex(of: "@") { text = text[text.index(after: at)...] }
      } else if text[..<colon].lowercased() == "mailto" {
        text = rest.prefix { $0 != "?" }
      }
    }
    if let colon = text.lastIndex(of: ":"), text[text.index(after: colon)...].allSatisfy(\.isNumber)
    {
      text = text[..<colon]
    }
    let part = String(text)
    return part != input && domain(in: part) != nil ? part : nil
  }
}

extension StringProtocol {
  /// The text without whitespace at its ends.
  fileprivate var trimmingBlanks: SubSequence {
    let front = drop { $0.isWhitespace }
    guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return front }
    return front[...last]
  }
}
