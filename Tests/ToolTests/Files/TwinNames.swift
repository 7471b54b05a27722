import Foundation
import TestServers

/// Two canonically equivalent names: `é.conf` with a combining accent and with a precomposed
/// character.
enum TwinNames {
  static let both = ["e\u{301}.conf", "\u{e9}.conf"]

  /// Whether a folder can contain both, as on Linux.
  static let canExist: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    for name in both { _ = try? folder.file(name) }
    return folder.names.count == both.count
  }()
}
