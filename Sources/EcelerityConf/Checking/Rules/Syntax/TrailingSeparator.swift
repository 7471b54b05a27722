/// `trailing-separator`
enum TrailingSeparator: FileRule {
  static let description = RuleDescription(
    id: "trailing-separator", group: .suspicious, severity: .warning,
    summary: "a bare value or label that ends with `;` or `,`",
    rationale: """
      Statements have no terminator and the pairs of a dictionary no separator, so the character \
      becomes part of the value. It is an error where the option does not take such a value: \
      `required;` is none of the words that `tls` takes. The rule about the option's values is \
      then silent. In a label it becomes part of the name; no domain, host or address has it, so \
      that is an error too.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"], remedy: .suggested,
    examples: [
      .reports("gateway = relay.example⟦;⟧"),
      .reports("gateway = relay.example⟦,⟧"),
      .reports("use_ipv6 = true⟦;⟧"),
      .reports("relay_hosts = ( 192.0.2.7⟦;⟧ 192.0.2.8 )"),
      .reports("context = [ a = one⟦;⟧ b = two ]"),
      .reports("domain oak.example⟦;⟧ { gateway = relay.example }"),
      .reports("binding north⟦,⟧ { bind_address = 192.0.2.1 }"),
      .accepts("gateway = relay.example"),
      .accepts("syslocation = \"old mill;\""),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tree = file.tree
    for node in tree.nodes {
      switch node.kind {
      case .option:
        let last = TokenIndex(node.endToken) - 1
        if last > node.firstToken { check(last, of: node, in: file, &findings) }
      case .listOption, .dictionaryOption:
        for token in TokenIndex(node.firstToken)..<TokenIndex(node.endToken) {
          check(token, of: node, in: file, &findings)
        }
      case .stanza: checkLabel(of: node, in: file, &findings)
      default: continue
      }
    }
  }

  @inline(__always)
  private static func check(
    _ token: TokenIndex, of node: Node, in file: ConfigurationFile, _ findings: inout Findings
  ) {
    guard let separator = separator(at: token, in: file) else { return }
    report(separator.text, at: separator.span, of: node, in: file, &findings)
  }

  @inline(__always)
  private static func separator(
    at token: TokenIndex, in file: ConfigurationFile
  ) -> (text: String, span: SourceSpan)? {
    guard file.tree.tokens.kind(token) == .word else { return nil }
    let range = file.tree.tokens.range(token)
    let last = file.tree.source.bytes[Int(range.upperBound) - 1]
    guard last == UInt8(ascii: ";") || last == UInt8(ascii: ",") else { return nil }
    let span = SourceSpan(file.id, ByteRange(range.upperBound - 1, range.upperBound))
    return (last == UInt8(ascii: ";") ? ";" : ",", span)
  }

  private static func checkLabel(
    of node: Node, in file: ConfigurationFile, _ findings: inout Findings
  ) {
    let label = TokenIndex(node.firstToken) + 1
    guard label < TokenIndex(node.endToken), let (text, span) = separator(at: label, in: file)
    else { return }
    let name = file.tree.tokens.range(TokenIndex(node.firstToken))
    let keyword = Keyword(file.tree.source.text(name))
    findings.report(
      self, at: span, "`\(text)` becomes part of the label", detail: "remove it",
      severity: keyword.map(labelledByAddress.contains) ?? false ? .error : nil,
      fix: .suggestion(Edit(replace: span, with: "")))
  }

  /// The stanzas whose labels are names of hosts, addresses or blocks of addresses.
  private static let labelledByAddress: KeywordSet = [.domain, .host, .peer, .listen]

  private static func report(
    _ separator: String, at span: SourceSpan, of node: Node, in file: ConfigurationFile,
    _ findings: inout Findings
  ) {
    let refusing = optionThatTakesNone(node, in: file)
    findings.report(
      self, at: span,
      "`\(separator)` becomes part of the value"
        + (refusing.map { ", and `\($0)` takes no such value" } ?? ""),
      detail: "remove it, or quote the value it belongs to",
      severity: refusing == nil ? nil : .error, fix: .suggestion(Edit(replace: span, with: "")))
  }

  /// The option that `node` assigns, if none of its values ends with a separator in any scope. Options of modules are
  /// considered only where no other has the name.
  private static func optionThatTakesNone(_ node: Node, in file: ConfigurationFile) -> Keyword? {
    let bytes = file.tree.source.bytes
    let name = file.tree.tokens.range(TokenIndex(node.firstToken))
    guard node.kind != .dictionaryOption,
      let keyword = Keyword(bytes.span.extracting(name.indices))
    else { return nil }
    let options = OptionTable.rows(of: keyword).filter { $0.kind == .option }
    let core = options.filter { $0.module == nil }
    let meant = core.isEmpty ? options : core
    return !meant.isEmpty && meant.allSatisfy { refusing.contains($0.type) } ? keyword : nil
  }

  /// The types whose values are checked against words, numbers, addresses or the names of stanzas, with any other
  /// value an error.
  private static let refusing: Set<OptionType> = [
    .boolean, .enum, .enumList, .integer, .number, .integerOrEnum, .sizeBytes, .durationSeconds,
    .durationMilliseconds, .durationMinutes, .durationHours, .port, .octalMode, .throttle,
    .monitorWindow, .monitorList, .rangePair, .hostname, .ipOrHostname, .hostPort, .hostPortList,
    .cidrList, .routeList, .pathwayName, .bindingName, .eventloopName,
  ]
}
