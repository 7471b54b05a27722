/// A version of TLS or SSL.
///
/// Page: content/momentum/4/config/tls-protocols.md.
package enum TLSVersion: String, Sendable, CaseIterable {
  case ssl2 = "SSLv2"
  case ssl3 = "SSLv3"
  case tls10 = "TLSv1.0"
  case tls11 = "TLSv1.1"
  case tls12 = "TLSv1.2"
  case tls13 = "TLSv1.3"

  /// Whether current libraries can negotiate it. Page: content/momentum/changelog/5/5-3-0.md.
  var isNegotiable: Bool { self != .ssl2 && self != .ssl3 }

  /// The versions that `ALL` amounts to and that are offered without the option: the others can no longer be
  /// negotiated, or usually cannot.
  package static let usual: [TLSVersion] = [.tls12, .tls13]

  /// The versions enabled by a value of `tls_protocols`, read from left to right; nil when it names an unknown
  /// version, or none at all (decision D-31). If the first token has a minus, all versions are enabled before it.
  package static func enabled(by text: String) -> [TLSVersion]? {
    versions(leftOf: text, turnedOnByAll: allCases)
  }

  /// The versions that a session offers: `ALL` enables only the `usual` ones. A version that is enabled by name is
  /// offered, and so are those between it and the usual ones that `ALL` enables: versions above a gap would not be
  /// offered.
  package static func offered(by text: String) -> [TLSVersion]? {
    guard let enabled = enabled(by: text)?.filter(\.isNegotiable),
      let named = versions(leftOf: text, turnedOnByAll: usual)?.filter(\.isNegotiable),
      let lowest = named.first.flatMap({ allCases.firstIndex(of: $0) }),
      let highest = named.last.flatMap({ allCases.firstIndex(of: $0) })
    else { return enabled(by: text).map { _ in [] } }
    return allCases[lowest...highest].filter(enabled.contains)
  }

  private static func versions(
    leftOf text: String, turnedOnByAll all: [TLSVersion]
  ) -> [TLSVersion]? {
    let tokens = text.split(separator: ":")
    guard !tokens.isEmpty else { return nil }
    var enabled: Set<TLSVersion> = []
    for (index, token) in tokens.enumerated() {
      let isOff = token.hasPrefix("-")
      let name = isOff || token.hasPrefix("+") ? token.dropFirst() : token
      guard let versions = versions(named: name.lowercased()) else { return nil }
      if index == 0, isOff { enabled = Set(all) }
      if isOff {
        enabled.subtract(versions)
      } else {
        enabled.formUnion(versions.count > 1 ? all : versions)
      }
    }
    return allCases.filter(enabled.contains)
  }

  private static func versions(named name: String) -> [TLSVersion]? {
    if name == "all" { return allCases }
    return allCases.first { $0.rawValue.lowercased() == name }.map { [$0] }
  }
}
