#if os(Linux)
  import Glibc
  import TestServers

  /// Extended attributes of files, which the C library does not expose to Swift.
  enum ExtendedAttribute {
    private typealias Set =
      @convention(c) (
        UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeRawPointer?, Int, Int32
      ) -> Int32
    private typealias Get =
      @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) ->
      Int

    /// Whether files in the temporary directory can have access control lists.
    static var canHoldLists: Bool {
      guard let directory = try? TemporaryDirectory(), let path = try? directory.file("a") else {
        return false
      }
      let list = listVersion + entry(.owner, 6) + entry(.group, 4) + entry(.others, 0)
      return set("system.posix_acl_access", list, of: path)
    }

    /// The subject of an entry in an access control list (acl(5)).
    enum Holder {
      case owner, group, mask, others
      case user(UInt32)

      fileprivate var tag: UInt8 {
        switch self {
        case .owner: 1
        case .user: 2
        case .group: 4
        case .mask: 16
        case .others: 32
        }
      }
    }

    /// The header of a list in the format of the kernel.
    static let listVersion: [UInt8] = [2, 0, 0, 0]

    /// The entry that gives `holder` the `permissions`, three bits, in the format of the kernel.
    static func entry(_ holder: Holder, _ permissions: UInt8) -> [UInt8] {
      var id = UInt32.max
      if case .user(let number) = holder { id = number }
      let bytes = withUnsafeBytes(of: id.littleEndian, Array.init)
      return [holder.tag, 0, permissions, 0] + bytes
    }

    /// Sets the attribute `name` of the file at `path`; returns whether that succeeded.
    static func set(_ name: String, _ bytes: [UInt8], of path: String) -> Bool {
      guard let symbol = dlsym(nil, "setxattr") else { return false }
      return unsafeBitCast(symbol, to: Set.self)(path, name, bytes, bytes.count, 0) == 0
    }

    /// The value of the attribute `name` of the file at `path`; nil if there is none.
    static func value(_ name: String, of path: String) -> [UInt8]? {
      guard let symbol = dlsym(nil, "getxattr") else { return nil }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = unsafeBitCast(symbol, to: Get.self)(path, name, &bytes, bytes.count)
      return count < 0 ? nil : Array(bytes[..<count])
    }
  }
#endif
