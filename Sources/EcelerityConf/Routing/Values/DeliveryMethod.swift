/// The delivery method: the value of `delivery_method`, in any letter case.
///
/// Page: content/momentum/4/config/ref-delivery-method.md.
public enum DeliveryMethod: Hashable, Sendable {
  /// SMTP with extensions, which opens with EHLO (RFC 5321).
  case esmtp
  /// SMTP without extensions, which opens with HELO (RFC 5321).
  case smtp
  /// LMTP, for a local delivery agent (RFC 2033).
  case lmtp
  /// The server's own protocol, for a gateway that supports it.
  case ecstream
  /// Apple's push notifications.
  case apn
  /// Google's push notifications.
  case gcm
  /// Multimedia messages by MM7 (3GPP TS 23.140).
  case mm7
  /// `delay_xfer`, by which one server takes messages over from another.
  /// Page: content/momentum/4/outbound-xfer.md.
  case delayXfer
  /// A method that the manual does not list.
  case other(String)

  /// The methods that the manual lists.
  package static let known: [DeliveryMethod] = [
    .esmtp, .smtp, .lmtp, .ecstream, .apn, .gcm, .mm7, .delayXfer,
  ]

  /// The method called `name`.
  package init(_ name: String) {
    self = DeliveryMethod.byName[name.lowercased()] ?? .other(name)
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: known.map { ($0.name.lowercased(), $0) })

  /// The name as spelled in the manual.
  public var name: String {
    switch self {
    case .esmtp: "ESMTP"
    case .smtp: "SMTP"
    case .lmtp: "LMTP"
    case .ecstream: "ECSTREAM"
    case .apn: "APN"
    case .gcm: "GCM"
    case .mm7: "MM7"
    case .delayXfer: "delay_xfer"
    case .other(let name): name
    }
  }

  /// Whether it is a mail protocol, which can be probed.
  var isMail: Bool { self == .esmtp || self == .smtp || self == .lmtp }

  /// The command that opens a session (RFC 5321, 4.1.1.1; RFC 2033, 4.1; decision D-17); nil when it is not a mail
  /// protocol.
  package var greeting: String? {
    switch self {
    case .esmtp: "EHLO"
    case .smtp: "HELO"
    case .lmtp: "LHLO"
    default: nil
    }
  }

  /// The option with the port of next hops that name none (decision D-13).
  var portOption: Keyword {
    switch self {
    case .lmtp: .lmtpPort
    case .ecstream: .ecstreamPort
    default: .remoteSmtpPort
    }
  }

  /// The default port.
  var defaultPort: Int? {
    OptionTable.row(of: portOption)?.defaultValue.flatMap { Int($0) }
  }

  /// Whether items of `routes` with the scheme `scheme` fit.
  /// Page: content/momentum/4/config/ref-routes.md.
  func fits(_ scheme: RouteItem.Scheme) -> Bool {
    switch self {
    case .esmtp, .smtp, .lmtp: scheme == .smtp
    case .apn: scheme == .apn || scheme == .http
    case .gcm: scheme == .gcm || scheme == .http
    case .mm7: scheme == .mm7 || scheme == .http
    case .delayXfer: scheme == .xfer
    case .ecstream: false
    case .other: true
    }
  }
}
