/// What scopes say about routes, as numbers: scopes that say the same have the same number, and
/// scopes that say nothing have 0.
struct RouteContents {
  /// A part of what a scope says. Parts are not put together into a text, since any sign between them may
  /// stand in one of them.
  private enum Part: Hashable {
    case option(UInt16)
    /// The name of a module or of what it sets.
    case name(String)
    case text(String)
    /// A next hop that only this domain has, by its place in `OwnHosts`.
    case ownHost(Int)
  }

  private var numbers: [[Part]: Int] = [[]: 0]
  /// Where the gateway and the rerouting of each number lead.
  private(set) var targets: [Set<String>] = [[]]
  /// Names of next hops and of queues: a domain that is called so is unlike all others.
  private(set) var hosts: Set<String> = []
  /// Next hops whose names are left out of what their stanza says.
  let ownHosts: OwnHosts

  init(_ ownHosts: OwnHosts) { self.ownHosts = ownHosts }

  /// The number of what `scope` itself sets, without what `leavesOut` holds.
  mutating func number(
    of scope: Scope, leavingOut leavesOut: [Keyword] = [], ownHosts: OwnHosts.Hosts? = nil
  ) -> Int {
    if scope.isEmpty { return 0 }
    var found: [(option: UInt16, setting: Setting)] = []
    for setting in scope.settings where !setting.isReplaced {
      guard let option = setting.keyword, RouteInputs.options.contains(option),
        !leavesOut.contains(option)
      else { continue }
      found.append((option.rawValue, setting))
    }
    if found.isEmpty { return 0 }
    found.sort { $0.option < $1.option }
    var parts: [Part] = []
    for item in found {
      parts.append(.option(item.option))
      parts += RouteContents.parts(of: item.setting, without: ownHosts)
    }
    return number(of: parts) { contents in
      for item in found { contents.note(item.setting, without: ownHosts) }
    }
  }

  /// The number of everything that `module` sets, repeated assignments too.
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

  /// The value of `setting`, with the names of `ownHosts` replaced by their numbers.
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

  /// Remembers the names in the value of `setting`, which belongs to the newest number.
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
