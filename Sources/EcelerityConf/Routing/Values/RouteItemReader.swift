/// Reads one item of `routes`:
///
///     item  = "__mx__" / host / ipv4 / "[" ipv6 "]" / url
///     url   = scheme "://" (host / ipv4 / "[" ipv6 "]") [":" port] [path] ["?" query]
///     query = pair *("&" pair)
///     pair  = ("pref" / "ttl" / "port" / "type") "=" value
struct RouteItemReader {
  private let text: String
  private let bytes: [UInt8]
  private var scheme: TextPart?
  private var path: TextPart?
  private var parameters: [RouteItem.Parameter] = []
  private var knownKeys: Set<RouteItem.Parameter.Key> = []
  private var problems: [RouteProblem] = []

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func read() -> RouteItem {
    if let item = readExchangers() { return item }
    let start = readScheme()
    let host = readUserInformation(from: start)
    let end = endOfAuthority(from: host)
    let authority = Authority(bytes, host..<end)
    let target = host == start ? readTarget(authority) : .invalid(authority.host.text)
    readPort(authority)
    let query = readPath(from: end)
    if let query { readQuery(from: query) }
    checkWhole(target, authority)
    return RouteItem(
      text: text, target: target, scheme: scheme, host: authority.host,
      authorityPort: authority.port, path: path, parameters: parameters,
      problems: problems.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      })
  }

  /// `"__mx__"`
  private mutating func readExchangers() -> RouteItem? {
    let token = RouteItem.exchangersToken
    guard text.hasPrefix(token) else { return nil }
    let rest = token.utf8.count..<bytes.count
    guard rest.isEmpty || bytes[rest.lowerBound] == UInt8(ascii: "?") else { return nil }
    if !rest.isEmpty { report(.parametersOfExchangers, rest) }
    return RouteItem(
      text: text, target: .exchangers, scheme: nil, host: nil, authorityPort: nil, path: nil,
      parameters: [], problems: problems)
  }

  /// `scheme "://"`; returns the start of the authority.
  private mutating func readScheme() -> Int {
    guard let place = schemeEnd else { return 0 }
    let part = TextPart(bytes, 0..<place)
    scheme = part
    if RouteItem.Scheme(rawValue: part.text.lowercased()) == nil {
      report(.unknownScheme, 0..<place)
    }
    return place + 3
  }

  /// The position of the first `://`.
  private var schemeEnd: Int? {
    bytes.indices.dropLast(2).first { index in
      bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == UInt8(ascii: "/")
        && bytes[index + 2] == UInt8(ascii: "/")
    }
  }

  private func endOfAuthority(from start: Int) -> Int {
    bytes[start...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      ?? bytes.count
  }

  /// User information, which URLs may have before the host and routes may not; returns the start of the host.
  /// Slashes in a password do not start a path.
  private mutating func readUserInformation(from start: Int) -> Int {
    let end = endOfAuthority(from: start)
    let password = URLPassword.ranges(in: bytes[...]).first {
      start < $0.lowerBound && $0.lowerBound <= end
    }
    let at = password?.upperBound ?? bytes[start..<end].lastIndex(of: UInt8(ascii: "@"))
    guard let at else { return start }
    report(.userInformation, start..<at)
    return at + 1
  }

  private mutating func readTarget(_ authority: Authority) -> RouteItem.Target {
    let host = authority.host
    if authority.isBracketOpen { report(.unclosedBracket, authority.hostRange) }
    if let surplus = authority.surplus { report(.textAfterBracket, surplus.range) }
    guard !host.text.isEmpty else {
      report(bytes.isEmpty ? .emptyItem : .missingHost, authority.hostRange)
      return .invalid("")
    }
    if let address = DomainName(host.text).address {
      if authority.isBracketed, !address.isIPv6 { report(.bracketsWithoutIPv6, host.range) }
      if !authority.isBracketed, address.isIPv6 { report(.missingBrackets, host.range) }
      return .address(address)
    }
    if authority.isBracketed {
      report(.bracketsWithoutIPv6, host.range)
      return .invalid(host.text)
    }
    guard HostName.isValid(host.text) else {
      report(.invalidHost, host.range)
      return .invalid(host.text)
    }
    return .name(DomainName(host.text))
  }

  /// `[":" port]`
  private mutating func readPort(_ authority: Authority) {
    guard let port = authority.port else { return }
    if authority.portNumber == nil {
      report(.invalidPort, port.range)
    } else if scheme == nil {
      report(.portWithoutScheme, port.range)
    } else {
      report(.portInAuthority, port.range)
    }
  }

  /// `[path]`; returns the start of the query, after its question mark.
  private mutating func readPath(from start: Int) -> Int? {
    let mark = bytes[start...].firstIndex(of: UInt8(ascii: "?"))
    let range = start..<(mark ?? bytes.count)
    if !range.isEmpty {
      let part = TextPart(bytes, range)
      path = part
      let usesPath: Set<RouteItem.Scheme> = [.mm7, .http, .apn, .gcm, .xfer]
      let known = scheme.flatMap { RouteItem.Scheme(rawValue: $0.text.lowercased()) }
      if part.text != "/", known.map(usesPath.contains) != true { report(.pathIgnored, range) }
    }
    return mark.map { $0 + 1 }
  }

  /// `pair *("&" pair)`
  private mutating func readQuery(from start: Int) {
    if scheme == nil { report(.parametersWithoutScheme, start - 1..<bytes.count) }
    var lower = start
    while true {
      let end = bytes[lower...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      readParameter(lower..<end)
      if end == bytes.count { return }
      lower = end + 1
    }
  }

  private mutating func readParameter(_ range: Range<Int>) {
    guard !range.isEmpty else { return report(.emptyParameter, range) }
    let equals = bytes[range].firstIndex(of: UInt8(ascii: "="))
    let name = TextPart(bytes, range.lowerBound..<(equals ?? range.upperBound))
    let value = equals.map { TextPart(bytes, $0 + 1..<range.upperBound) }
    let key = RouteItem.Parameter.Key(rawValue: name.text.lowercased())
    if key == nil { report(.unknownParameter, name.range) }
    if let key, !knownKeys.insert(key).inserted { report(.repeatedParameter, name.range) }
    let parameter = RouteItem.Parameter(
      key: key, keyPart: name, value: value,
      range: ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound)))
    parameters.append(parameter)
    if parameter.lacksValue {
      report(.missingParameterValue, name.range)
    } else if let value {
      check(value, of: key)
    }
  }

  private mutating func check(_ value: TextPart, of key: RouteItem.Parameter.Key?) {
    let number = value.number
    switch key {
    case .pref where !(number.map { 0...65_535 ~= $0 } ?? false):
      report(.invalidPreference, value.range)
    case .port where !(number.map { 0...65_535 ~= $0 } ?? false):
      report(.invalidPort, value.range)
    case .ttl where !(number.map { 0...Int(UInt32.max) ~= $0 } ?? false):
      report(.invalidTimeToLive, value.range)
    case .type where HopLookup(rawValue: value.text.lowercased()) == nil:
      report(.invalidType, value.range)
    default: break
    }
  }

  /// Checks that need the whole item.
  private mutating func checkWhole(_ target: RouteItem.Target, _ authority: Authority) {
    if case .address = target, let type = parameters.last(where: { $0.key == .type }) {
      report(.typeOfAddress, type.range)
    }
    let port = parameters.last { $0.key == .port }?.value
    if let port, let number = port.number, number != 0, let other = authority.port?.number,
      number != other
    {
      report(.portTwice, port.range)
    }
  }

  private mutating func report(_ kind: RouteProblem.Kind, _ range: Range<Int>) {
    report(kind, ByteRange(UInt32(range.lowerBound), UInt32(range.upperBound)))
  }

  private mutating func report(_ kind: RouteProblem.Kind, _ range: ByteRange) {
    problems.append(RouteProblem(kind: kind, range: range))
  }
}
