/// A setting that applies to what DNS answers about a next hop: it may change the route, although nothing is known
/// about that without DNS.
package struct LookupSetting: Sendable {
  /// Its effect in words: `use_ipv6`, `skip_hosts ( "10.0.0.0/8" )`.
  package let text: String
  /// The assignments; none for a module.
  let settings: [Setting]

  init(_ text: String, _ settings: [Setting]) {
    self.text = text
    self.settings = settings
  }

  /// A truth value that is on.
  fileprivate init(_ setting: Setting) {
    self.init(setting.name, [setting])
  }

  /// A list of addresses and blocks, which matters with those that can be read, however they are written; nil when
  /// there are none.
  fileprivate init?(blocksOf setting: Setting) {
    let blocks = setting.value.items.compactMap { CIDRBlock($0.text) }.withoutRepetitions
    guard !blocks.isEmpty else { return nil }
    let items = blocks.map { "\"\($0.text)\"" }.joined(separator: " ")
    self.init("\(setting.name) ( \(items) )", [setting])
  }

  /// The queue that the stanza `host` names for mail to an exchanger; nil when it says nothing about that.
  fileprivate init?(rollupOf host: Scope) {
    let settings = LookupSetting.optionsOfHosts.compactMap { host.setting($0) }
    guard !settings.isEmpty else { return nil }
    let words = settings.map { "\($0.name) = \($0.value.comparableText)" }
    self.init("host \(host.label ?? "") \(words.joined(separator: " "))", settings)
  }

  /// The options of host stanzas that may move mail to another queue.
  static let optionsOfHosts: [Keyword] = [.rollupMx, .rollupMxName]
}

extension LookupSetting: Hashable {
  /// Whether both have the same effect, wherever they are written.
  package static func == (one: LookupSetting, other: LookupSetting) -> Bool {
    one.text == other.text
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// The settings of a configuration that apply to DNS answers, read once.
struct LookupSettings: Sendable {
  /// The settings that apply to addresses of hosts.
  private(set) var ofHosts: [LookupSetting] = []
  /// The settings that apply to exchangers only.
  private(set) var ofExchangers: [LookupSetting] = []
  /// The setting of the order of IPv4 and IPv6 addresses.
  private(set) var ipv6First: LookupSetting?
  /// The rollups of host stanzas, by the scope that contains them.
  private var rollups: [Scope: [LookupSetting]] = [:]

  init(_ configuration: Configuration, asksIPv6: Bool) {
    let global = configuration.global
    if asksIPv6, let setting = global.setting(.useIpv6), setting.isOn {
      ofHosts.append(LookupSetting(setting))
    }
    if let setting = global.setting(.preferIpv6Mxs), setting.isOn {
      ipv6First = LookupSetting(setting)
      ofHosts.append(LookupSetting(setting))
    }
    for option in [Keyword.skipHosts, .prohibitedHosts] {
      if let list = global.setting(option).flatMap(LookupSetting.init(blocksOf:)) {
        ofHosts.append(list)
      }
    }
    if configuration.module(.mxip).map(Modules.isEnabled) ?? false {
      ofExchangers.append(LookupSetting(Keyword.mxip.name, []))
    }
    for host in configuration.scopes(of: .host) {
      guard let scope = host.parent, let rollup = LookupSetting(rollupOf: host) else { continue }
      rollups[scope, default: []].append(rollup)
    }
  }

  /// The rollups of the host stanzas in `scopes`, strongest first.
  func rollups(in scopes: @autoclosure () -> [Scope]) -> [LookupSetting] {
    rollups.isEmpty ? [] : scopes().flatMap { rollups[$0] ?? [] }
  }
}

extension LookupSettings {
  /// The settings that apply to the next hops of one message.
  struct Applied {
    var ofAddresses: [LookupSetting] = []
    var ofHosts: [LookupSetting] = []
    var ofExchangers: [LookupSetting] = []

    /// The settings for a next hop that is looked up as `lookup`; nil for an address.
    func ofHop(_ lookup: HopLookup?) -> [LookupSetting] {
      switch lookup {
      case .mx: ofExchangers
      case .a: ofHosts
      case nil: ofAddresses
      }
    }
  }
}
