/// Whom to ask, and how patiently.
package struct ResolverConfiguration: Hashable, Sendable {
  /// The servers in the order they are asked; at least one.
  package private(set) var servers: [Endpoint]
  /// How long one server may take before the next is asked, in all ways of asking it together.
  package var timeout = ResolverConfiguration.defaultTimeout
  /// How often all servers are asked before a question is given up.
  package var attempts = 2
  /// What names with few dots may stand for. It is for whoever decides which names to ask for; the stub
  /// resolver takes each name as it is.
  package var search = NameSearch()
  /// Whether /etc/hosts is asked before the servers; else after them.
  package internal(set) var isHostsFileFirst = false
  /// Addresses in the first of these blocks go before others, then those in the second, and so on
  /// (resolv.conf(5)).
  var sortList: [AddressBlock] = []
  /// Whether somebody declares that nobody changes replies on the way from the servers, as always holds for
  /// those of this very machine (`trust-ad` of resolv.conf(5)).
  package var hasProtectedWays = false
  /// What in the text has no effect, and why.
  package internal(set) var remarks: [Remark] = []

  /// A line of the text that does not do what it seems to.
  package struct Remark: Hashable, Sendable {
    /// The number of the line, from 1.
    package let line: Int
    /// What is there, and what to do.
    package let message: String
  }

  /// How long a server may take where nothing else is said (resolv.conf(5)).
  package static let defaultTimeout = Duration.seconds(5)
  /// The port of DNS (RFC 1035, 4.2).
  package static let port: UInt16 = 53

  /// Asks `servers`; this machine when there are none (resolv.conf(5)).
  package init(servers: [Endpoint]) {
    let thisMachine = Endpoint(.loopback, port: Self.port)
    self.servers = servers.isEmpty ? [thisMachine] : servers
  }

  /// `answer` with addresses in the order that `sortList` wants.
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

  /// Whether nobody can change what `server` replies before it is here.
  func hasProtectedWay(to server: Endpoint) -> Bool {
    hasProtectedWays || server.address.isThisMachine
  }
}
