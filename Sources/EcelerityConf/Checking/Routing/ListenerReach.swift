/// Who can connect to a listener, and where.
extension ListenAddress {
  /// Whether it is a socket file.
  var isSocketFile: Bool {
    if case .file = place { true } else { false }
  }

  /// Whether it includes every address of the machine.
  var isWildcard: Bool {
    if case .everything = place { true } else { false }
  }

  /// Whether only the machine itself can reach it.
  var isLocal: Bool {
    switch place {
    case .file: true
    case .everything: false
    case .address(let address): address.isLoopback
    case .name(let name): name == "localhost"
    }
  }
}

extension Scope {
  /// Whether the listener that it is, or is in, is enabled; the nearest `enable` decides.
  ///
  /// Page: content/momentum/4/listeners.md.
  var isSwitchedOn: Bool {
    var next: Scope? = self
    while let scope = next, !scope.isGlobal {
      if let setting = scope.setting(.enable) { return setting.truth != false }
      next = scope.parent
    }
    return true
  }

  /// The stanza through which clients of any address find the value of `option` that this listener, `listen` or peer
  /// sets: the first `listen` that `isReachable` and does not set another, or a listener without any. Nil when there is
  /// none.
  ///
  /// Of a peer in `listen`, `listen` itself, a peer in the listener and the listener, the first that sets the option
  /// decides. Page: content/momentum/4/4-ecelerity-conf-fallback.md.
  func entrance(for option: Keyword, where isReachable: (Scope) -> Bool) -> Scope? {
    guard isSwitchedOn else { return nil }
    if keyword == .peer {
      guard isPeerOfEveryone, let parent else { return nil }
      return parent.keyword == .listen
        ? isReachable(parent) ? parent : nil
        : parent.firstListen(without: option, where: isReachable)
    }
    guard !hasPeerOfEveryone(setting: option) else { return nil }
    if keyword == .listen { return isReachable(self) ? self : nil }
    return firstListen(without: option, where: isReachable)
  }

  private func firstListen(
    without option: Keyword, where isReachable: (Scope) -> Bool
  ) -> Scope? {
    let listens = children.filter { $0.keyword == .listen }
    guard !listens.isEmpty else { return isReachable(self) ? self : nil }
    return listens.first {
      $0.isSwitchedOn && !$0.sets(option) && !$0.hasPeerOfEveryone(setting: option)
        && isReachable($0)
    }
  }

  private func hasPeerOfEveryone(setting option: Keyword) -> Bool {
    children.contains { $0.keyword == .peer && $0.isPeerOfEveryone && $0.sets(option) }
  }

  /// Whether the block of addresses that it is labelled with includes all of them.
  private var isPeerOfEveryone: Bool { label.flatMap { CIDRBlock($0) }?.length == 0 }
}
