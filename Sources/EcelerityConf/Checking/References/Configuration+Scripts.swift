extension Configuration {
  /// Whether a module runs scripts.
  var hasScripts: Bool { global.children.contains { $0.keyword == .scriptlet } }

  /// Whether a script that looks like the transfer client is loaded.
  var hasTransferScript: Bool {
    global.children.contains { module in
      module.keyword == .scriptlet
        && module.children.contains { script in
          script.setting(.source)?.value.text?.contains("xfer") ?? false
        }
    }
  }
}
