/// The address in the label of a `listen` stanza.
///
/// Page: content/momentum/4/listeners.md.
struct ListenAddress {
  /// The text before the port, without brackets; nil for a socket file.
  let host: String?

  init(_ label: String) {
    guard !label.hasPrefix("/"), let colon = label.lastIndex(of: ":") else {
      host = label.hasPrefix("/") ? nil : label
      return
    }
    let text = label[..<colon]
    host = String(text.drop { $0 == "[" }.prefix { $0 != "]" })
  }

  /// Whether it is a socket file.
  var isSocketFile: Bool { host == nil }

  /// Whether it includes every address of the machine.
  var isWildcard: Bool {
    guard let host else { return false }
    return host.isEmpty || host == "*" || host == "::" || host == "0.0.0.0"
  }

  /// Whether only the machine itself can reach it.
  var isLocal: Bool {
    guard let host else { return true }
    let loopback = ["127.0.0.0/8", "::1/128"].compactMap { CIDRBlock($0) }
    return host == "localhost"
      || CIDRBlock(host).map { block in loopback.contains { $0.contains(block) } } ?? false
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
}
