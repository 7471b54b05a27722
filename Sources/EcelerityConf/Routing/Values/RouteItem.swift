/// An item of the option `routes`: `__mx__`, a host, or a URL with parameters.
///
/// Reading never fails: the valid parts are used, and `problems` lists what is wrong, with its range in the decoded
/// text.
///
///     let item = RouteItem("smtp://relay.example:587?pref=10")
///     item.port        // 587
///     item.preference  // 10
///
/// Page: content/momentum/4/config/ref-routes.md; the port in the authority occurs only in an example of the vendor.
package struct RouteItem: Hashable, Sendable {
  /// The next hop.
  package enum Target: Hashable, Sendable {
    /// `__mx__`: the MX records of the domain.
    case exchangers
    /// A name to look up.
    case name(DomainName)
    /// An address, which is never looked up.
    case address(IPAddress)
    /// No valid next hop; the problems say why.
    case invalid(String)
  }

  /// The scheme of a URL.
  package enum Scheme: String, Sendable, CaseIterable {
    case smtp, apn, gcm, mm7, http, xfer
  }

  /// A `key=value` pair after the question mark.
  package struct Parameter: Hashable, Sendable {
    /// The keys that the server supports.
    package enum Key: String, Sendable, CaseIterable {
      case pref, ttl, port, type
    }

    /// The key, if it is a known one.
    package let key: Key?
    /// The key as written.
    package let keyPart: TextPart
    /// The value; nil when there is no equals sign.
    package let value: TextPart?
    /// The whole pair.
    package let range: ByteRange

    /// Whether the key has no value.
    var lacksValue: Bool { value?.text.isEmpty ?? true }
  }

  /// The decoded text.
  package let text: String
  /// The next hop.
  package let target: Target
  /// The scheme as written; nil for an item that is no URL.
  package let schemePart: TextPart?
  /// The host without brackets; nil for `__mx__`.
  package let hostPart: TextPart?
  /// The port in the authority, as written.
  package let authorityPort: TextPart?
  /// The path, from its slash on.
  package let path: TextPart?
  /// The parameters in order.
  package let parameters: [Parameter]
  /// What is wrong or doubtful, in reading order.
  package let problems: [RouteProblem]

  /// Reads `text`.
  package init(_ text: String) {
    var reader = RouteItemReader(text)
    self = reader.read()
  }

  init(
    text: String, target: Target, scheme: TextPart?, host: TextPart?, authorityPort: TextPart?,
    path: TextPart?, parameters: [Parameter], problems: [RouteProblem]
  ) {
    self.text = text
    self.target = target
    schemePart = scheme
    hostPart = host
    self.authorityPort = authorityPort
    self.path = path
    self.parameters = parameters
    self.problems = problems
  }
}

extension RouteItem {
  /// The token for the MX records of the domain.
  package static let exchangersToken = "__mx__"

  /// The scheme, if it is a known one; letter case does not matter (RFC 3986, 3.1).
  package var scheme: Scheme? { schemePart.flatMap { Scheme(rawValue: $0.text.lowercased()) } }

  /// The preference, lower first; nil when none is given or it is out of range.
  package var preference: Int? { number(of: .pref, in: 0...65_535) }

  /// The port of this hop: the parameter, otherwise the authority; zero means not set (D-13).
  package var port: Int? {
    if let port = number(of: .port, in: 1...65_535) { return port }
    return authorityPort?.number.flatMap { 1...65_535 ~= $0 ? $0 : nil }
  }

  /// The lookup of a name; without `type`, MX records first (D-14).
  package var lookup: HopLookup {
    value(of: .type).flatMap { HopLookup(rawValue: $0.text.lowercased()) } ?? .mx
  }

  /// The value of the last parameter `key`.
  package func value(of key: Parameter.Key) -> TextPart? {
    parameters.last { $0.key == key }?.value
  }

  private func number(of key: Parameter.Key, in range: ClosedRange<Int>) -> Int? {
    value(of: key)?.number.flatMap { range.contains($0) ? $0 : nil }
  }
}
