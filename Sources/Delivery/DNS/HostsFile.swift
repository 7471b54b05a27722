/// The hosts file of a machine, /etc/hosts (hosts(5)).
package struct HostsFile: Hashable, Sendable {
  private var addresses: [DomainName: [HostAddress]] = [:]

  /// Its path.
  package static let path = "/etc/hosts"

  /// Parses the text of a hosts file. Lines that are not valid are skipped, as the system does.
  package init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, let address = HostAddress(first) else { continue }
      for name in words.dropFirst().compactMap({ DomainName($0) }) {
        addresses[name, default: []].append(address)
      }
    }
  }

  /// The hosts in it.
  package var hosts: Set<DomainName> { Set(addresses.keys) }

  /// Whether the host `name` is in it.
  func names(_ name: DomainName) -> Bool { addresses[name] != nil }

  /// The answer to an A or AAAA `question`; nil for other types, and if the file has no such address.
  func answer(to question: Question) -> Answer? {
    guard [.a, .aaaa].contains(question.type) else { return nil }
    let found = (addresses[question.name] ?? []).filter {
      $0.isIPv6 == (question.type == .aaaa)
    }
    guard !found.isEmpty else { return nil }
    return Answer(
      question, .found,
      found.map { Record(question.name, question.type, ttl: 0, .address($0)) })
  }
}
