/// The exchangers that an MTA-STS policy allows, indexed by name: a policy can have thousands of patterns, and a
/// domain many exchangers.
///
/// RFC 8461, 4.1.
package struct AllowedExchangers: Sendable {
  /// Whether the policy allows all exchangers.
  private let areAll: Bool
  private let names: Set<String>
  /// The suffixes after the star of patterns such as `*.example.com`, which match names with exactly one label
  /// more.
  private let domains: Set<String>

  /// The exchangers that one of `patterns` allows; nil allows all.
  init(_ patterns: [String]?) {
    areAll = patterns == nil
    var (names, domains): (Set<String>, Set<String>) = ([], [])
    for pattern in patterns ?? [] {
      if pattern.hasPrefix("*.") {
        domains.insert(DomainName(String(pattern.dropFirst(2))).text)
      } else {
        names.insert(DomainName(pattern).text)
      }
    }
    (self.names, self.domains) = (names, domains)
  }

  /// Whether the policy allows `host`. Patterns are about names, so that none allows an address literal.
  package func contains(_ host: DomainName) -> Bool {
    if areAll { return true }
    guard host.kind == .name else { return false }
    if names.contains(host.text) { return true }
    guard let dot = host.text.firstIndex(of: "."), dot != host.text.startIndex else { return false }
    return domains.contains(String(host.text[host.text.index(after: dot)...]))
  }
}
