import EcelerityConf
import ToolSupport

/// Checks that a `.conflint.conf` is read or rejected with a one-line printable message.
@Sendable func checkSettings(_ bytes: [UInt8]) {
  let loader = MemoryLoader(bytes: [SettingsFile.name: bytes, "b.conf": []])
  do {
    let file = try SettingsFile(reading: SettingsFile.name, from: loader)
    require(Set(file.nodes).count == file.nodes.count, "a node is named twice")
    for rule in (file.select ?? []) + (file.disable ?? []) {
      require(RuleSelection.isKnown(rule), "`\(rule)` is no rule")
    }
  } catch {
    let words = "\(error)"
    require(words.hasPrefix(SettingsFile.name), "the file is not named: \(words)")
    require(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }, "controls")
  }
}
