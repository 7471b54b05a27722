/// The modules that deliver mail for some domains locally, so that it is not delivered over the network.
///
/// Pages: content/momentum/4/modules/pipe-transport.md, content/momentum/4/modules/maildir.md.
struct LocalModules: Sendable {
  /// A module and the setting by which it takes a domain.
  struct Claim: Sendable {
    let module: Scope
    let setting: Setting
  }

  private var byName: [String: Claim] = [:]
  /// The items that begin with a star; `claims` has the claim of each.
  private var globs = LeftGlobList([String]())
  private var claims: [Claim] = []
  private var everything: Claim?

  init(_ configuration: Configuration) {
    var items: [String] = []
    for module in configuration.global.children where LocalModules.canTakeMail(module) {
      guard Modules.isEnabled(module) else { continue }
      for setting in module.settings where setting.isInForce {
        add(Claim(module: module, setting: setting), &items)
      }
    }
    globs = LeftGlobList(items)
  }

  /// Whether `stanza` is that of a module that can take mail.
  static func canTakeMail(_ stanza: Scope) -> Bool {
    stanza.keyword == .pipeTransport || stanza.keyword == .maildir
  }

  private mutating func add(_ claim: Claim, _ globs: inout [String]) {
    switch claim.setting.keyword {
    case .domain, .domains:
      for item in claim.setting.value.items { add(item.text, claim, &globs) }
    case .allDomains:
      if claim.setting.isOn { everything = claim }
    default: break
    }
  }

  private mutating func add(_ text: String, _ claim: Claim, _ globs: inout [String]) {
    if text.hasPrefix("*") {
      globs.append(text)
      claims.append(claim)
    } else {
      let name = DomainName(text).text
      if byName[name] == nil { byName[name] = claim }
    }
  }

  /// Whether no module takes mail.
  var isEmpty: Bool { byName.isEmpty && claims.isEmpty && everything == nil }

  /// The claim of the module that takes mail for `domain`.
  func claim(on domain: DomainName) -> Claim? {
    byName[domain.text] ?? globs.firstGlob(matching: domain).map { claims[$0] } ?? everything
  }
}

extension RouteEvaluator {
  /// Step 3.
  func checkLocalModules(_ walk: inout RouteWalk) {
    guard let claim = localModules.claim(on: walk.domain) else { return }
    walk.verdict = .localModule
    walk.log.append(
      RouteStep(
        .localModules, "modules that take \(walk.domain.text)", claim.module.title,
        Evidence(
          .documented, OptionTable.stanza(claim.module.keyword ?? .maildir, at: [])?.page ?? ""),
        setting: claim.setting))
  }
}
