/// A version of TLS or of what came before it.
///
/// Page: content/momentum/4/config/tls-protocols.md.
package enum TLSVersion: String, Sendable, CaseIterable {
  case ssl2 = "SSLv2"
  case ssl3 = "SSLv3"
  case tls10 = "TLSv1.0"
  case tls11 = "TLSv1.1"
  case tls12 = "TLSv1.2"
  case tls13 = "TLSv1.3"

  /// Whether today's libraries can negotiate it at all.
  /// Page: content/momentum/changelog/5/5-3-0.md.
  var isNegotiable: Bool { self != .ssl2 && self != .ssl3 }

  /// The versions that are left of a value of `tls_protocols`, read from left to right; nil when it
  /// names something unknown, or nothing at all (decision D-31). Before a first token with a minus all of
  /// them are taken to be on.
  package static func enabled(by text: String) -> [TLSVersion]? {
    let tokens = text.split(separator: ":")
    guard !tokens.isEmpty else { return nil }
    var enabled: Set<TLSVersion> = []
    for (index, token) in tokens.enumerated() {
      let isOff = token.hasPrefix("-")
      let name = isOff || token.hasPrefix("+") ? token.dropFirst() : token
      guard let versions = versions(named: name.lowercased()) else { return nil }
      if index == 0, isOff { enabled = Set(allCases) }
      if isOff { enabled.subtract(versions) } else { enabled.formUnion(versions) }
    }
    return allCases.filter(enabled.contains)
  }

  private static func versions(named name: String) -> [TLSVersion]? {
    if name == "all" { return allCases }
    return allCases.first { $0.rawValue.lowercased() == name }.map { [$0] }
  }
}
