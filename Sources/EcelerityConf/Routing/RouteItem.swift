/// One item of the option `routes`: `__mx__`, a host, or a URL with its parameters.
///
/// Reading never fails: what could be understood is used, and what is wrong is in `problems` with
/// its place in the decoded text.
///
///     let item = RouteItem("smtp://relay.example:587?pref=10")
///     item.port        // 587
///     item.preference  // 10
///
/// Page: content/momentum/4/config/ref-routes.md; the port in the authority is shown by a sample of
/// the vendor only.
public struct RouteItem: Hashable, Sendable {
  /// The next hop.
  public enum Target: Hashable, Sendable {
    /// `__mx__`: the exchangers that DNS lists for the domain.
    case exchangers
    /// A name to look up.
    case name(DomainName)
    /// An address, which is never looked up.
    case address(IPAddress)
    /// Nothing mail could be sent to; the problems say why.
    case invalid(String)
  }

  /// The scheme of a URL.
  public enum Scheme: String, Sendable, CaseIterable {
    case smtp, apn, gcm, mm7, http, xfer
  }

  /// What a name is looked up as.
  public enum Lookup: String, Sendable, CaseIterable {
    /// Mail exchangers first, then the address.
    case mx
    /// The address only.
    case a
  }

  /// One `key=value` after the question mark.
  public struct Parameter: Hashable, Sendable {
    /// The keys the server knows.
    public enum Key: String, Sendable, CaseIterable {
      case pref, ttl, port, type
    }

    /// The key, if it is a known one.
    public let key: Key?
    /// The key as written.
    public let keyPart: TextPart
    /// The value; nil when there is no equals sign.
    public let value: TextPart?
    /// The whole pair.
    public let range: ByteRange
  }

  /// The decoded text.
  public let text: String
  /// The next hop.
  public let target: Target
  /// The scheme as written; nil for an item that is no URL.
  public let schemePart: TextPart?
  /// The host without brackets; nil for `__mx__`.
  public let hostPart: TextPart?
  /// The port in the authority, as written.
  public let authorityPort: TextPart?
  /// The path, from its slash on.
  public let path: TextPart?
  /// The parameters in order.
  public let parameters: [Parameter]
  /// What is wrong or doubtful, in reading order.
  public let problems: [RouteProblem]

  /// Reads `text`.
  public init(_ text: String) {
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
  /// The token that stands for the exchangers that DNS lists.
  public static let exchangersToken = "__mx__"

  /// The scheme, if it is a known one; letter case does not matter (RFC 3986, 3.1).
  public var scheme: Scheme? { schemePart.flatMap { Scheme(rawValue: $0.text.lowercased()) } }

  /// The preference, lower first; nil when none is given or it is out of range.
  public var preference: Int? { number(of: .pref, in: 0...65_535) }

  /// The lifetime in seconds.
  public var timeToLive: Int? { number(of: .ttl, in: 0...Int(UInt32.max)) }

  /// The port of this hop: the parameter, else the authority; zero means not set (D-13).
  public var port: Int? {
    if let port = number(of: .port, in: 1...65_535) { return port }
    return authorityPort?.number.flatMap { 1...65_535 ~= $0 ? $0 : nil }
  }

  /// What a name is looked up as; without `type` as mail exchanger first (D-14).
  public var lookup: Lookup {
    value(of: .type).flatMap { Lookup(rawValue: $0.text.lowercased()) } ?? .mx
  }

  /// The value of the last parameter `key`.
  public func value(of key: Parameter.Key) -> TextPart? {
    parameters.last { $0.key == key }?.value
  }

  private func number(of key: Parameter.Key, in range: ClosedRange<Int>) -> Int? {
    value(of: key)?.number.flatMap { range.contains($0) ? $0 : nil }
  }
}
