/// The exchangers that a policy of MTA-STS allows, looked up by name: a policy may have thousands of patterns, and
/// a domain many exchangers.
///
/// RFC 8461, 4.1.
package struct AllowedExchangers: Sendable {
  /// Whether the policy forbids none.
  private let areAll: Bool
  private let names: Set<String>
  /// What follows the star of `*.example.com`, which stands for names of exactly one label more.
  private let domains: Set<String>

  /// The exchangers that one of `patterns` allows; all when there are no patterns to go by.
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

  /// Whether `host` is one of them.
  package func contains(_ host: DomainName) -> Bool {
    if areAll || names.contains(host.text) { return true }
    guard let dot = host.text.firstIndex(of: "."), dot != host.text.startIndex else { return false }
    return domains.contains(String(host.text[host.text.index(after: dot)...]))
  }
}
