/// Assigns numbers to the routing-related contents of scopes: equal contents have equal numbers, and no contents
/// are 0.
struct RouteContents {
  /// An element of the contents of a scope. Elements are not joined to a text, since any separator could occur in
  /// one of them.
  private enum Part: Hashable {
    case option(UInt16)
    /// The name of a module or of one of its settings.
    case name(String)
    case text(String)
    /// A next hop that only this domain has, by its position in `OwnHosts`.
    case ownHost(Int)
  }

  private var numbers: [[Part]: Int] = [[]: 0]
  /// The targets of the gateway and the rerouting of each number.
  private(set) var targets: [Set<String>] = [[]]
  /// The names of next hops and queues: a domain with such a name is in a class of its own.
  private(set) var hosts: Set<String> = []
  /// The next hops whose names do not count as contents.
  let ownHosts: OwnHosts

  init(_ ownHosts: OwnHosts) { self.ownHosts = ownHosts }

  /// The number of the contents of `scope`, except for the options `leavesOut`, and of what the stanzas `hosts` in it
  /// say about the queues of exchangers.
  mutating func number(
    of scope: Scope, leavingOut leavesOut: [Keyword] = [], ownHosts: OwnHosts.Hosts? = nil,
    hosts: [Scope] = []
  ) -> Int {
    if scope.isEmpty { return 0 }
    var found: [(option: UInt16, setting: Setting)] = []
    for setting in scope.settings where !setting.isReplaced {
      guard let option = setting.keyword, RouteInputs.options.contains(option),
        !leavesOut.contains(option)
      else { continue }
      found.append((option.rawValue, setting))
    }
    if found.isEmpty, hosts.isEmpty { return 0 }
    found.sort { $0.option < $1.option }
    var parts: [Part] = []
    for item in found {
      parts.append(.option(item.option))
      parts += RouteContents.parts(of: item.setting, without: ownHosts)
    }
    for host in hosts {
      parts.append(.name(host.label ?? ""))
      for setting in LookupSetting.optionsOfHosts.compactMap({ host.setting($0) }) {
        parts += [.name(setting.name), .text(setting.value.description)]
      }
    }
    return number(of: parts) { contents in
      for item in found { contents.note(item.setting, without: ownHosts) }
    }
  }

  /// The number of all settings of `module`, including repeated ones.
  mutating func number(ofModule module: Scope) -> Int {
    var parts = [Part.name(module.name)]
    for setting in module.settings {
      parts += [.name(setting.name), .text(setting.value.description)]
    }
    return number(of: parts) { contents in
      guard let target = module.setting(.target)?.value.text else { return }
      contents.hosts.insert(DomainName(Authority(target).host.text).text)
    }
  }

  private mutating func number(of parts: [Part], _ note: (inout RouteContents) -> Void) -> Int {
    if let known = numbers[parts] { return known }
    let number = targets.count
    numbers[parts] = number
    targets.append([])
    note(&self)
    return number
  }

  /// The value of `setting`, with the names of `ownHosts` replaced by their positions.
  private static func parts(of setting: Setting, without ownHosts: OwnHosts.Hosts?) -> [Part] {
    guard setting.keyword == .routes, let ownHosts else {
      return [.text(setting.value.description)]
    }
    var parts: [Part] = []
    for item in setting.value.items {
      let route = RouteItem(item.text)
      guard case .name(let name) = route.target, let number = ownHosts.position(of: name.text),
        let host = route.hostPart
      else {
        parts.append(.text(item.text))
        continue
      }
      let bytes = Array(item.text.utf8)
      let front = bytes[..<Int(host.range.lowerBound)]
      let back = bytes[Int(host.range.upperBound)...]
      parts += [
        .text(String(decoding: front, as: UTF8.self)), .ownHost(number),
        .text(String(decoding: back, as: UTF8.self)),
      ]
    }
    return parts
  }

  /// Records the names in the value of `setting`, which belongs to the newest number.
  private mutating func note(_ setting: Setting, without ownHosts: OwnHosts.Hosts?) {
    switch setting.keyword {
    case .gateway:
      guard let name = GatewayTarget(setting.value.comparableText)?.domain.text else { return }
      targets[targets.count - 1].insert(name)
      hosts.insert(name)
    case .rerouteDomain:
      guard let target = setting.rerouteTarget else { return }
      let name = DomainName(URLPassword.masked(target.text)).text
      targets[targets.count - 1].insert(name)
      hosts.insert(name)
    case .routes:
      for item in setting.value.items {
        switch RouteItem(item.text).target {
        case .name(let name):
          if ownHosts?.position(of: name.text) == nil { hosts.insert(name.text) }
        case .address(let address): hosts.insert(address.description)
        case .exchangers, .invalid: break
        }
      }
    default: break
    }
  }
}
