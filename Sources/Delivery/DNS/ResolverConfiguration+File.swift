extension ResolverConfiguration {
  /// Parses a file that the option `resolv_conf` names: the part of resolv.conf(5) that
  /// content/momentum/4/config/ref-resolv-conf.md lists, and `options trust-ad`, which declares that the path to the
  /// name servers is protected. Other text is reported in `remarks`.
  package init(resolverFile text: some StringProtocol) {
    var reader = ResolverFileReader()
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      reader.read(line: String(decoding: line, as: UTF8.self))
    }
    self = reader.configuration
  }
}

/// The keyword of a line.
private enum ResolverKeyword: String, CaseIterable {
  case nameserver, search, domain, sortlist, lookup, options
}

/// A word after `options`. `retrans` and `retry` are the manual's names of `timeout` and `attempts`.
private enum ResolverOption: String {
  case ndots, timeout, attempts
  case retrans, retry
  case trustsValidation = "trust-ad"

  /// The limit of its number in resolv.conf(5), to which greater ones are reduced; nil for an option without a number.
  var limit: Int? {
    switch self {
    case .ndots: 15
    case .timeout, .retrans: 30
    case .attempts, .retry: 5
    case .trustsValidation: nil
    }
  }
}

private struct ResolverFileReader {
  private var servers: [Endpoint] = []
  private var settings = ResolverConfiguration(servers: [])
  private var line = 0

  /// Name servers that are used (MAXNS of resolv.conf(5)).
  private static let mostServers = 3
  private static let mostSortListEntries = 10

  /// The line is not quoted: the author of a configuration may name any file that its readers can read, such as a
  /// private key.
  private static let unknownLine =
    "does not begin with a keyword that the manual lists, which are "
    + ResolverKeyword.allCases.map(\.rawValue).joined(separator: ", ") + "; remove the line"

  var configuration: ResolverConfiguration {
    var configuration = ResolverConfiguration(servers: servers)
    configuration.timeout = settings.timeout
    configuration.attempts = settings.attempts
    configuration.search = settings.search
    configuration.isHostsFileFirst = settings.isHostsFileFirst
    configuration.sortList = settings.sortList
    configuration.trustsAD = settings.trustsAD
    configuration.remarks = settings.remarks
    return configuration
  }

  mutating func read(line text: String) {
    line += 1
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = words.first, !first.hasPrefix("#"), !first.hasPrefix(";") else { return }
    guard let keyword = ResolverKeyword(rawValue: String(first)) else {
      remark(Self.unknownLine)
      return
    }
    guard isUsed(text, beginningWith: first) else { return }
    let values = words.dropFirst()
    guard let value = values.first else {
      remark("`\(first)` has no value; give it one or remove it")
      return
    }
    switch keyword {
    case .nameserver: readServer(value)
    case .search: readSearch(values)
    case .domain: readSearch(values.prefix(1))
    case .sortlist: readSortList(values)
    case .lookup: readLookup(value)
    case .options: for option in values { readOption(option) }
    }
  }

  /// Whether resolvers use the line: the keyword has to start it (resolv.conf(5)), and a carriage return before the
  /// line feed would be part of the value.
  private mutating func isUsed(_ text: String, beginningWith first: Substring) -> Bool {
    if first.startIndex != text.startIndex {
      remark(
        "`\(first)` is not at the start of its line and is ignored; remove the blanks before it")
      return false
    }
    if text.utf8.last == UInt8(ascii: "\r") {
      remark(
        "the line ends with a carriage return and is ignored; end it with a line feed alone")
      return false
    }
    return true
  }

  private mutating func readServer(_ text: Substring) {
    // The syntax has no port, so that a colon means IPv6.
    let isPlain = !text.hasPrefix("[") && text.utf8.count { $0 == UInt8(ascii: ":") } != 1
    guard isPlain, let server = Endpoint(text, defaultPort: ResolverConfiguration.port) else {
      remark("`\(text)` is not an address; give the address of a name server")
      return
    }
    guard servers.count < Self.mostServers else {
      remark("only the first \(Self.mostServers) name servers are queried; remove `\(text)`")
      return
    }
    servers.append(server)
  }

  /// The last of several `search` and `domain` lines is in force.
  private mutating func readSearch(_ texts: ArraySlice<Substring>) {
    settings.search.domains = []
    for text in texts {
      if let name = DomainName(text) {
        settings.search.domains.append(name)
      } else {
        remark("`\(text)` is not a domain name; correct it")
      }
    }
  }

  private mutating func readSortList(_ texts: ArraySlice<Substring>) {
    settings.sortList = []
    for text in texts.prefix(Self.mostSortListEntries) {
      if let block = AddressBlock(sortListEntry: text) {
        settings.sortList.append(block)
      } else {
        remark("`\(text)` is not an IPv4 address with its mask; write 192.0.2.0/255.255.255.0")
      }
    }
  }

  private mutating func readLookup(_ text: Substring) {
    switch text {
    case "bf": settings.isHostsFileFirst = false
    case "fb": settings.isHostsFileFirst = true
    default: remark("`lookup \(text)` is not known; write `lookup bf` or `lookup fb`")
    }
  }

  private mutating func readOption(_ text: Substring) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let option = ResolverOption(rawValue: String(parts[0])),
      (option.limit == nil) == (parts.count == 1)
    else {
      remark("`options \(text)` is not an option that the manual lists; remove it")
      return
    }
    guard let limit = option.limit else {
      settings.trustsAD = true
      return
    }
    guard let number = Int(parts[1]), number >= 0 else {
      remark("`options \(text)` has no number; write it as `\(parts[0]):1`")
      return
    }
    apply(option, min(number, limit))
  }

  private mutating func apply(_ option: ResolverOption, _ number: Int) {
    switch option {
    case .ndots: settings.search.dotsOfAbsoluteNames = number
    case .timeout, .retrans: settings.timeout = .seconds(max(1, number))
    case .attempts, .retry: settings.attempts = max(1, number)
    case .trustsValidation: break
    }
  }

  private mutating func remark(_ message: String) {
    settings.remarks.append(ResolverConfiguration.Remark(line: line, message: message))
  }
}
