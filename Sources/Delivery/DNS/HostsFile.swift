/// Hosts that a machine knows without asking anybody: what hosts(5) calls /etc/hosts.
package struct HostsFile: Hashable, Sendable {
  private var addresses: [DomainName: [HostAddress]] = [:]

  /// Where it is.
  package static let path = "/etc/hosts"

  /// Reads the lines of such a file; those that say nothing are skipped, as the system skips them.
  package init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, let address = HostAddress(first) else { continue }
      for name in words.dropFirst().compactMap({ DomainName($0) }) {
        addresses[name, default: []].append(address)
      }
    }
  }

  /// The hosts that it names.
  package var hosts: Set<DomainName> { Set(addresses.keys) }

  /// Whether it names the host `name`.
  func names(_ name: DomainName) -> Bool { addresses[name] != nil }

  /// What it says to `question`; nil when that is not about an address, or there is none of that family.
  func answer(to question: Question) -> Answer? {
    guard [.a, .aaaa].contains(question.type) else { return nil }
    let found = (addresses[question.name] ?? []).filter {
      $0.isIPv6 == (question.type == .aaaa)
    }
    guard !found.isEmpty else { return nil }
    return Answer(
      question, .found,
      found.map { Record(question.name, question.type, lifetime: 0, .address($0)) })
  }
}
