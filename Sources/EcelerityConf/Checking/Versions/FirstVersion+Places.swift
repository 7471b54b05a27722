extension FirstVersion.Subject {
  /// Its name, which a clause about it follows.
  var words: String {
    switch self {
    case .option(let keyword): "option `\(keyword)`"
    case .optionIn(let keyword, let stanza): "option `\(keyword)` in `\(stanza)`"
    case .word(let keyword, let word): "`\(word)` as `\(keyword)`"
    case .part(let keyword, let name): "`\(name)` in `\(keyword)`"
    case .list(let keyword): "a list in `\(keyword)`"
    case .ipv6(let keyword): "an IPv6 address in `\(keyword)`"
    case .hostName(let keyword): "the name of a host in `\(keyword)`"
    case .scheme(let scheme): "scheme `\(scheme)` in `\(Keyword.routes)`"
    case .stanza(let keyword): "stanza `\(keyword)`"
    case .pattern(let keyword): "a regular expression as the label of `\(keyword)`"
    }
  }

  /// The places of `setting` that have it; empty when none has.
  func places(in setting: Setting) -> [SourceSpan] {
    switch self {
    case .option: [setting.nameSpan]
    case .optionIn(_, let stanza): setting.scope.keyword == stanza ? [setting.nameSpan] : []
    case .word(_, let word): setting.word == word ? [setting.innerValueSpan] : []
    case .part(_, let name): Self.parts(called: name, in: setting)
    case .list: setting.value.text?.contains(":") == true ? [setting.innerValueSpan] : []
    case .ipv6(let keyword): Self.addresses(in: setting, keyword)
    case .hostName: Self.hostNames(in: setting)
    case .scheme(let name): Self.routes(by: name, in: setting)
    case .stanza, .pattern: []
    }
  }

  /// The place in `header` of the stanza `scope` that has it; nil when none has.
  func place(in scope: Scope, _ header: StanzaHeader) -> SourceSpan? {
    switch self {
    case .stanza: header.nameSpan
    case .pattern: !scope.isPattern ? nil : header.labelSpan
    default: nil
    }
  }

  private static func parts(called name: String, in setting: Setting) -> [SourceSpan] {
    guard case .scalar(let scalar) = setting.value else { return [] }
    return scalar.parts(separatedBy: ":").filter { $0.text.hasSuffix(name) }
      .map { scalar.span(of: $0) }
  }

  private static func hostNames(in setting: Setting) -> [SourceSpan] {
    guard case .scalar(let scalar) = setting.value else { return [] }
    let host = Authority(scalar.text).host.text
    return host.isEmpty || IPAddress(host) != nil ? [] : [scalar.textSpan]
  }

  private static func routes(by scheme: String, in setting: Setting) -> [SourceSpan] {
    setting.value.items.filter { text in
      RouteItem(text.text).schemePart?.text.lowercased() == scheme
    }.map(\.textSpan)
  }

  private static func addresses(in setting: Setting, _ keyword: Keyword) -> [SourceSpan] {
    if keyword == .gateway {
      guard case .scalar(let text) = setting.value,
        GatewayTarget(text.text)?.domain.address?.isIPv6 == true
      else { return [] }
      return [text.textSpan]
    }
    return setting.value.items.filter { text in
      if case .address(let address) = RouteItem(text.text).target { return address.isIPv6 }
      return false
    }.map(\.textSpan)
  }
}
