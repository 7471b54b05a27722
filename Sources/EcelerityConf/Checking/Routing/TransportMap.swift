/// The options about TLS, authentication and HTTP for outbound mail that are set anywhere, collected in one pass. It
/// is enough for rules to be silent where an inner scope may set what an outer one lacks.
struct TransportMap {
  private var options: KeywordSet = []
  private var words: [Keyword: [String]] = [:]
  /// Whether the stanza of a domain requires TLS.
  private(set) var domainsRequireTLS = false
  /// Whether a binding, a group or a regular expression in one uses TLS, and the domains in them that do.
  private var bindingsUseTLS = false
  private var nestedNamesWithTLS: Set<String> = []

  /// The first assignments in domains of the global scope that need an extension of SMTP, and the first in bindings
  /// and groups and the stanzas in them.
  private(set) var extensionsOfDomains = FirstSettings()
  /// The first in such domains that set a method too.
  private(set) var extensionsBesideMethod = FirstSettings()
  private(set) var extensionsOfBindings = FirstSettings(maximum: 256)

  /// The options that are collected.
  static let keywords: KeywordSet = [
    .tls, .tlsVerify, .tlsCa, .tlsCertificate, .useMtaSts, .useDane, .outboundSmtpAuthType,
    .outboundSmtpAuthUser, .outboundSmtpAuthPass, .xclient, .httpHost,
  ]

  /// The options that switch off what others look up; these are collected as well.
  private static let switches: KeywordSet = [.enableMtaSts, .enableDane]

  init(_ configuration: Configuration) {
    let keywords = TransportMap.keywords.union(TransportMap.switches)
    for setting in configuration.settings(of: keywords) {
      guard let keyword = setting.keyword, let node = DeliveryNode(setting.scope) else { continue }
      add(setting, keyword, node)
    }
  }

  private mutating func add(_ setting: Setting, _ keyword: Keyword, _ node: DeliveryNode) {
    options.insert(keyword)
    addExtension(setting, keyword, node)
    // Secrets are not stored, only that they are set.
    switch keyword {
    case .useMtaSts, .enableMtaSts, .useDane, .enableDane:
      let word = "\(setting.truth ?? false)"
      if !isSet(keyword, to: word) { words[keyword, default: []].append(word) }
    case .tlsVerify, .xclient: addWord(of: setting, keyword)
    case .tls:
      if node.isDomain, setting.rawScalar?.spells("required") ?? false { domainsRequireTLS = true }
      if !node.container.isGlobal, !(setting.rawScalar?.spells("no") ?? false) {
        if let name = node.domain {
          nestedNamesWithTLS.insert(name.text)
        } else {
          bindingsUseTLS = true
        }
      }
      addWord(of: setting, keyword)
    default: break
    }
  }

  private mutating func addExtension(
    _ setting: Setting, _ keyword: Keyword, _ node: DeliveryNode
  ) {
    guard !node.stanza.isGlobal, setting.needsExtension(keyword) else { return }
    if !node.container.isGlobal {
      extensionsOfBindings.add(setting)
    } else if node.stanza.sets(.deliveryMethod) {
      extensionsBesideMethod.add(setting)
    } else {
      extensionsOfDomains.add(setting)
    }
  }

  /// Stores each word once, up to a limit.
  private mutating func addWord(of setting: Setting, _ keyword: Keyword) {
    let known = words[keyword] ?? []
    guard let value = setting.rawScalar, known.count < 16, !known.contains(where: value.spells)
    else { return }
    words[keyword] = known + [value.text.lowercased()]
  }

  /// Whether some scope sets the option.
  func isSet(_ keyword: Keyword) -> Bool { options.contains(keyword) }

  /// Whether some scope sets the option to one of `wanted`.
  func isSet(_ keyword: Keyword, to wanted: String...) -> Bool {
    words[keyword]?.contains(where: wanted.contains) ?? false
  }

  /// Whether some scope switches the option on.
  func isOn(_ keyword: Keyword) -> Bool { isSet(keyword, to: "true") }

  /// Whether some scope sets a value of `tls` with which a connection may be encrypted.
  var mayUseTLS: Bool { isSet(.tls, to: "ifavailable", "required") }

  /// Whether some binding or group may use TLS for mail of `node`, a domain outside of them.
  func bindingsMayUseTLS(for node: DeliveryNode) -> Bool {
    if bindingsUseTLS { return true }
    return node.domain.map { nestedNamesWithTLS.contains($0.text) } ?? !nestedNamesWithTLS.isEmpty
  }

  /// The first assignments outside of the global scope that need an extension of SMTP and may be in force for mail of
  /// `node` without being set for its domain.
  func extensions(for node: DeliveryNode) -> [FirstSettings] {
    node.domain == nil
      ? [extensionsOfDomains, extensionsOfBindings, extensionsBesideMethod]
      : [extensionsOfBindings]
  }

  /// Whether some scope verifies certificates.
  var verifies: Bool { isSet(.tlsVerify, to: "ca", "host", "optional") }
}

extension Setting {
  /// Whether the assignment of `keyword` needs an extension of SMTP: STARTTLS, XCLIENT or AUTH.
  func needsExtension(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .tls, .xclient: rawScalar?.spells("required") ?? false
    case .outboundSmtpAuthUser: true
    default: false
    }
  }
}

extension Configuration {
  /// Whether a binding or a group uses TLS; domains are not considered.
  var containersUseTLS: Bool {
    settings(of: [.tls]).contains { setting in
      let scope = setting.scope
      return (scope.keyword == .binding || scope.keyword == .bindingGroup)
        && DeliveryNode(scope) != nil && !(setting.rawScalar?.spells("no") ?? false)
    }
  }
}
