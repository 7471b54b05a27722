/// A file of routing expectations, written in the language itself: `expect` blocks and nothing else.
package struct ExpectationFile: Sendable {
  /// A problem in one place of the file.
  package struct Problem: Hashable, Sendable {
    /// Where.
    package let range: ByteRange
    /// What is there, then what to do; lower case, no full stop.
    package let message: String
  }

  /// The blocks without a mistake, in order; the meaning of the others is uncertain.
  package private(set) var expectations: [RouteExpectation] = []
  /// The problems, in order.
  package private(set) var problems: [Problem] = []

  /// The number of blocks, with and without mistakes.
  package private(set) var stanzaCount = 0

  private let tree: SyntaxTree
  private let gatewayStanzaUse: GatewayStanzaUse
  private var known: [RouteQueryKey: RouteExpectation.Check] = [:]

  /// One value of the answer to one query, which two blocks can contradict.
  private struct RouteQueryKey: Hashable {
    let domain: DomainName
    let binding: String?
    let bindingGroup: String?
    let sender: RouteQuery.Sender
    let hop: HopName?
    let key: RouteExpectation.Key
  }

  /// The next hop that a block means, if there are several. Blocks that mean different ones cannot contradict each
  /// other.
  private struct HopName: Hashable {
    let host: DomainName?
    let address: DomainName?
    let port: Int?

    /// The next hop that `checks` name; nil when they mean the first.
    init?(_ checks: [RouteExpectation.Key: RouteExpectation.Check]) {
      host = checks[.host].map { DomainName($0.text) }
      address = checks[.address].map { DomainName($0.text) }
      if host == nil, address == nil { return nil }
      port = checks[.port].flatMap { Int($0.text) }
    }
  }

  static let stanza = "expect"

  /// Reads `source`, whose questions are asked under the assumption `gatewayStanzaUse`; never fails.
  package init(_ source: SourceFile, gatewayStanzaUse: GatewayStanzaUse = .methodAndPorts) {
    tree = SyntaxTree(parsing: source)
    self.gatewayStanzaUse = gatewayStanzaUse
    for problem in tree.problems where problem.isError {
      problems.append(Problem(range: problem.range, message: problem.message(in: tree)))
    }
    for statement in tree.statements { read(statement) }
    problems.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func read(_ statement: StatementSyntax) {
    let word = statement.stanza?.name ?? statement.option?.name
    if word?.lowercased() == Self.stanza { stanzaCount += 1 }
    if let stanza = statement.stanza, stanza.name.lowercased() == Self.stanza {
      return read(stanza)
    }
    guard
      let name = statement.stanza?.name ?? statement.option?.name
        ?? (statement.include == nil ? nil : tree.text(statement.tokens.lowerBound))
    else { return }
    add(
      tree.tokens.range(statement.tokens.lowerBound),
      name.lowercased() == Self.stanza
        ? "`\(name)` takes one domain or address; write a stanza for each"
        : "`\(name)` is not an expectation; the file contains only `\(Self.stanza)` stanzas")
  }

  private mutating func read(_ stanza: StanzaSyntax) {
    let name = tree.tokens.range(stanza.nameToken)
    guard let token = stanza.labelToken else {
      return add(name, "`\(Self.stanza)` needs a domain or an address; write it after the word")
    }
    let label = ScalarText.value(token, in: tree)
    let range = ByteRange(name.lowerBound, tree.tokens.range(token).upperBound)
    let count = problems.count
    var checks: [RouteExpectation.Key: RouteExpectation.Check] = [:]
    for statement in stanza.statements {
      guard let check = check(statement) else { continue }
      if checks.updateValue(check, forKey: check.key) != nil {
        add(check.range, "`\(check.key.rawValue)` appears twice; leave one out")
      }
    }
    do {
      let query = try RouteQuery(
        label, binding: checks[.binding]?.text, bindingGroup: checks[.bindingGroup]?.text,
        sender: checks[.from]?.text, gatewayStanzaUse: gatewayStanzaUse)
      let answers = checks.values.filter { !$0.key.isQuestion }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
      if answers.isEmpty, problems.count == count {
        add(range, "`\(label)` has no expected answer; add one, such as `gateway` or `port`")
      }
      for answer in answers {
        compare(answer, query, about: answer.key.isAboutHop ? HopName(checks) : nil)
      }
      guard problems.count == count else { return }
      expectations.append(RouteExpectation(query: query, checks: answers, range: range))
    } catch {
      add(range, error.description)
    }
  }

  /// The expectation of one statement in a block; nil when it cannot be read, which is reported.
  private mutating func check(_ statement: StatementSyntax) -> RouteExpectation.Check? {
    let place = tree.tokens.range(statement.tokens.lowerBound)
    guard let option = statement.option else {
      if statement.stanza != nil || statement.include != nil {
        add(
          place,
          "`\(tree.text(statement.tokens.lowerBound))` is not allowed in an expectation; write `name = value`"
        )
      }
      return nil
    }
    guard let key = RouteExpectation.Key(rawValue: option.name.lowercased()) else {
      add(place, Self.unknown(option.name))
      return nil
    }
    guard case .scalar(let token) = option.value else {
      add(place, "`\(key.rawValue)` takes one word or string")
      return nil
    }
    let text = ScalarText.value(token, in: tree)
    if let message = Self.flaw(text, of: key) { add(tree.tokens.range(token), message) }
    return RouteExpectation.Check(key: key, text: text, range: statement.range)
  }

  private static func flaw(_ text: String, of key: RouteExpectation.Key) -> String? {
    if key == .port, Int(digits: text).map({ !(1...65_535 ~= $0) }) ?? true {
      return "`\(text)` is not a port; write a number from 1 to 65535"
    }
    if key == .gateway, text.isEmpty {
      return "`\(key.rawValue)` is empty; write `\(RouteExpectation.none)` for no gateway"
    }
    if key == .address, DomainName(text).address == nil { return "`\(text)` is not an address" }
    guard let words = key.words, !words.contains(where: { $0.lowercased() == text.lowercased() })
    else { return nil }
    let suggestion = Spelling.suggestion(for: text, among: words)
    let all = words.map { "`\($0)`" }.joined(separator: ", ")
    return "`\(text)` is not a value of `\(key.rawValue)`"
      + Spelling.clause(suggestion, else: "; it takes one of \(all)")
  }

  private static func unknown(_ name: String) -> String {
    let known = RouteExpectation.Key.allCases.map(\.rawValue)
    let suggestion = Spelling.suggestion(for: name, among: known)
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    return "`\(name)` is not known here"
      + Spelling.clause(suggestion, else: "; the names are \(all)")
  }

  /// Reports when another block expects another value of the same answer and the same next hop.
  private mutating func compare(
    _ check: RouteExpectation.Check, _ query: RouteQuery, about hop: HopName?
  ) {
    let key = RouteQueryKey(
      domain: query.domain, binding: query.binding, bindingGroup: query.bindingGroup,
      sender: query.sender, hop: hop, key: check.key)
    guard let other = known[key] else { return known[key] = check }
    guard !check.key.agree(check.text, other.text) else { return }
    add(
      check.range,
      "`\(check.key.rawValue)` of `\(query.domain.text)` is expected to be `\(check.text)` here and "
        + "`\(other.text)` in another stanza; leave one out")
  }

  private mutating func add(_ range: ByteRange, _ message: String) {
    problems.append(Problem(range: range, message: message))
  }
}
