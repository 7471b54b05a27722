import Foundation
import TestServers

/// Two canonically equivalent names: `é.conf` with a combining accent and with a precomposed
/// character.
enum TwinNames {
  static let both = ["e\u{301}.conf", "\u{e9}.conf"]

  /// Whether a directory can contain both, as on Linux.
  static let canExist: Bool = {
    guard let directory = try? TemporaryDirectory() else { return false }
    for name in both { _ = try? directory.file(name) }
    return directory.names.count == both.count
  }()
}
