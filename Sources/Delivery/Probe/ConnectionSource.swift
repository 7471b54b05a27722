internal import EcelerityConf

/// The source of a connection, and the option that gives it.
///
/// Pages: content/momentum/4/config/ref-bind-address.md, content/momentum/4/modules/bind-address-secondary.md.
struct ConnectionSource: Hashable, Sendable {
  /// The options that may give it, the preferred one first.
  static let options: [Keyword] = [.bindAddress, .bindAddressSecondary]

  /// The one of `options`.
  let option: Keyword
  /// Its value.
  let text: String
  /// The address; nil when the system chooses.
  let address: HostAddress?

  /// Whether the system chooses the source when the option is `text`.
  static func isChosenBySystem(_ text: String) -> Bool { text.isEmpty || text == "*" }

  /// Why there is none; lower case, no full stop.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }
}

extension ProbeTarget {
  /// The source of a connection to `contact`; nil when none is configured for it.
  func source(
    of contact: ProbeContact
  ) throws(ConnectionSource.Problem) -> ConnectionSource? {
    switch contact {
    case .prohibited, .unavailable: return nil
    // Page: content/momentum/4/modules/ha-proxy-client.md: the proxy connects from its own addresses.
    case .proxy: return nil
    // A substitute may be of a family that has no source.
    case .substitute(let server): return try? source(isIPv6: server.address.isIPv6)
    case .nextHop(let server): return try source(isIPv6: server.address.isIPv6)
    }
  }

  /// The first source of a family. The route does not know the families of names, so that they count here.
  private func source(isIPv6: Bool) throws(ConnectionSource.Problem) -> ConnectionSource {
    var others: [String] = []
    for option in ConnectionSource.options {
      guard let text = session.text(option) else { continue }
      if ConnectionSource.isChosenBySystem(text) {
        return ConnectionSource(option: option, text: text, address: nil)
      }
      if let address = try address(ofSource: text, isIPv6: isIPv6, writtenAs: option) {
        return ConnectionSource(option: option, text: text, address: address)
      }
      others.append("`\(text)`")
    }
    let subject = others.count == 1 ? "source" : "sources"
    let verb = others.count == 1 ? "has" : "have"
    throw ConnectionSource.Problem(
      description: "the \(subject) \(others.joined(separator: " and ")) \(verb) no "
        + "\(isIPv6 ? "IPv6" : "IPv4") address, so the server leaves this next hop out")
  }

  /// The address of a family that the source `text` has; nil when it has only others.
  private func address(
    ofSource text: String, isIPv6: Bool, writtenAs option: Keyword
  ) throws(ConnectionSource.Problem) -> HostAddress? {
    if let address = HostAddress(text) { return address.isIPv6 == isIPv6 ? address : nil }
    let found = sources[text]
    if let address = found?.list.first(where: { $0.isIPv6 == isIPv6 }) { return address }
    if let found, found.failure != nil {
      throw ConnectionSource.Problem(
        description: "the source `\(text)` \(found.problem); try again, or write its address as "
          + "`\(option)`")
    }
    if found?.list.isEmpty == false { return nil }
    throw ConnectionSource.Problem(
      description: "the source `\(text)` has no address here; probe from the machine that has that "
        + "name")
  }
}
