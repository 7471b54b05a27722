/// What scopes say about routes, as numbers: scopes that say the same have the same number, and
/// scopes that say nothing have 0.
struct RouteContents {
  private var numbers: [String: Int] = ["": 0]
  /// Where the gateway and the rerouting of each number lead.
  private(set) var targets: [Set<String>] = [[]]
  /// Names of next hops and of queues: a domain that is called so is unlike all others.
  private(set) var hosts: Set<String> = []
  /// Next hops whose names are left out of what their stanza says.
  let ownHosts: OwnHosts

  init(_ ownHosts: OwnHosts) { self.ownHosts = ownHosts }

  /// The number of what `scope` itself sets, without what `leavesOut` holds.
  mutating func number(
    of scope: Scope, leavingOut leavesOut: KeywordSet = [], ownHosts: [String] = []
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
    var text = ""
    for item in found {
      let value = RouteContents.spelling(of: item.setting, without: ownHosts)
      text += "\(item.option)=\(value)\0"
    }
    return number(of: text) { contents in
      for item in found { contents.note(item.setting, without: ownHosts) }
    }
  }

  /// The number of everything that `module` sets, repeated assignments too.
  mutating func number(ofModule module: Scope) -> Int {
    var text = module.name + "\0"
    for setting in module.settings { text += "\(setting.name)=\(setting.value.description)\0" }
    return number(of: text) { contents in
      guard let target = module.setting(.target)?.value.text else { return }
      contents.hosts.insert(DomainName(Authority(target).host.text).text)
    }
  }

  private mutating func number(of text: String, _ note: (inout RouteContents) -> Void) -> Int {
    if let known = numbers[text] { return known }
    let number = targets.count
    numbers[text] = number
    targets.append([])
    note(&self)
    return number
  }

  /// The value of `setting`, with the names of `ownHosts` replaced by their numbers.
  private static func spelling(of setting: Setting, without ownHosts: [String]) -> String {
    guard setting.keyword == .routes, !ownHosts.isEmpty else { return setting.value.description }
    var text = ""
    for item in setting.value.items {
      let route = RouteItem(item.text)
      guard case .name(let name) = route.target, let number = ownHosts.firstIndex(of: name.text),
        let host = route.hostPart
      else {
        text += item.text + "\u{1}"
        continue
      }
      let bytes = Array(item.text.utf8)
      text += String(decoding: bytes[..<Int(host.range.lowerBound)], as: UTF8.self)
      text += "\u{2}\(number)"
      text += String(decoding: bytes[Int(host.range.upperBound)...], as: UTF8.self)
      text += "\u{1}"
    }
    return text
  }

  /// Remembers the names in the value of `setting`, which belongs to the newest number.
  private mutating func note(_ setting: Setting, without ownHosts: [String]) {
    switch setting.keyword {
    case .gateway:
      guard let name = GatewayTarget(RouteContents.text(setting))?.domain.text else { return }
      targets[targets.count - 1].insert(name)
      hosts.insert(name)
    case .rerouteDomain:
      let name = DomainName(RouteContents.text(setting)).text
      targets[targets.count - 1].insert(name)
      hosts.insert(name)
    case .routes:
      for item in setting.value.items {
        switch RouteItem(item.text).target {
        case .name(let name):
          if !ownHosts.contains(name.text) { hosts.insert(name.text) }
        case .address(let address): hosts.insert(address.description)
        case .exchangers, .invalid: break
        }
      }
    default: break
    }
  }

  /// As `Evaluation.text` has it.
  private static func text(_ setting: Setting) -> String {
    setting.value.text ?? setting.value.uniformDescription
  }
}
