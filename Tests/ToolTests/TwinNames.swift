import Foundation
import TestServers

/// Two names that Unicode takes for one text: `é.conf` with its accent as a character of its own, and without.
enum TwinNames {
  static let both = ["e\u{301}.conf", "\u{e9}.conf"]

  /// Whether a folder can have both, as on Linux.
  static let canExist: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    for name in both { _ = try? folder.file(name) }
    return folder.names.count == both.count
  }()
}
