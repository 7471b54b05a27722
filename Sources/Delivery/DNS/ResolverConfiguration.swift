/// The name servers to ask, and how (resolv.conf(5)).
package struct ResolverConfiguration: Hashable, Sendable {
  /// The name servers in the order in which they are asked; at least one.
  package private(set) var servers: [Endpoint]
  /// How long a server may take before the next is asked, retries by TCP and without EDNS included.
  package var timeout = ResolverConfiguration.defaultTimeout
  /// How often each server is asked before a question is given up.
  package var attempts = 2
  /// The search list. It is for the caller that chooses names; the stub resolver takes each name as absolute.
  package var search = NameSearch()
  /// Whether the hosts file comes before the name servers; else after them (`lookup`).
  package internal(set) var isHostsFileFirst = false
  /// `sortlist`: addresses in the first block are sorted before others, then those in the second, and so on.
  var sortList: [AddressBlock] = []
  /// `trust-ad`: whether the path to the name servers is protected, so that their AD bit can be trusted. For servers on
  /// this machine it always is.
  package var trustsAD = false
  /// Parts of the file that have no effect, and why.
  package internal(set) var remarks: [Remark] = []

  /// A remark on a line that does not do what it seems to.
  package struct Remark: Hashable, Sendable {
    /// The line number, from 1.
    package let line: Int
    /// What is there, and what to do.
    package let message: String
  }

  /// The default of `timeout` (resolv.conf(5)).
  package static let defaultTimeout = Duration.seconds(5)
  /// The port of DNS (RFC 1035, 4.2).
  package static let port: UInt16 = 53

  /// A configuration of `servers`; the name server of this machine when there are none (resolv.conf(5)).
  package init(servers: [Endpoint]) {
    let thisMachine = Endpoint(.loopback, port: Self.port)
    self.servers = servers.isEmpty ? [thisMachine] : servers
  }

  /// `answer` with its addresses sorted by `sortList`.
  func sorted(_ answer: Answer) -> Answer {
    guard !sortList.isEmpty, answer.question.type == .a, answer.matches.count > 1 else {
      return answer
    }
    let aliases = answer.records.filter { $0.type != .a }
    let ranked = answer.matches.enumerated().map { (rank($0.element), $0.offset, $0.element) }
    let sorted = ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    return Answer(
      answer.question, answer.outcome, aliases + sorted, isValidated: answer.isValidated,
      validator: answer.validator, reason: answer.reason, server: answer.server)
  }

  private func rank(_ record: Record) -> Int {
    guard case .address(let address) = record.data else { return sortList.count }
    return sortList.firstIndex { $0.contains(address) } ?? sortList.count
  }

  /// Whether the path to `server` is protected.
  func isPathProtected(to server: Endpoint) -> Bool {
    trustsAD || server.address.isThisMachine
  }
}
