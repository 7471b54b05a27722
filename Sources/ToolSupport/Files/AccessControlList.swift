#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The access rights of a file beyond its mode.
enum AccessControlList {
  /// Gives `new` the list of `old`, or none if that has none; returns an `errno` or 0.
  static func copy(from old: borrowing Descriptor, to new: borrowing Descriptor) -> Int32 {
    #if canImport(Darwin)
      copyEntries(from: old, to: new)
    #else
      let (list, code) = list(of: old)
      guard code == 0 else { return code }
      return list.isEmpty ? remove(from: new) : set(list, of: new)
    #endif
  }

  #if canImport(Darwin)
    /// Copies the entries. fcopyfile(3) would leave out inherited entries of `old`, keep those of
    /// `new`, and succeed without either.
    private static func copyEntries(
      from old: borrowing Descriptor, to new: borrowing Descriptor
    ) -> Int32 {
      let own = acl_get_fd_np(old.number, ACL_TYPE_EXTENDED)
      if own == nil, errno != ENOENT, !isUnknown(errno) { return errno }
      // The directory may have given the new file a list that the old one does not have.
      guard let list = own ?? acl_init(1) else { return errno }
      defer { acl_free(UnsafeMutableRawPointer(list)) }
      if acl_set_fd_np(new.number, list, ACL_TYPE_EXTENDED) == 0 { return 0 }
      return own == nil && isUnknown(errno) ? 0 : errno
    }

    /// Whether `code` means that the file system has no access control lists.
    private static func isUnknown(_ code: Int32) -> Bool {
      code == ENOTSUP || code == EOPNOTSUPP
    }
  #else
    /// The attribute in which Linux keeps the list (acl(5)).
    private static let attribute = "system.posix_acl_access"

    /// The system calls, which the C library does not expose to Swift.
    private struct Calls: Sendable {
      typealias Get =
        @convention(c) (Int32, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) -> Int
      typealias Set =
        @convention(c) (Int32, UnsafePointer<CChar>, UnsafeRawPointer?, Int, Int32) -> Int32
      typealias Remove = @convention(c) (Int32, UnsafePointer<CChar>) -> Int32

      let get: Get
      let set: Set
      let remove: Remove

      init?() {
        guard let get = dlsym(nil, "fgetxattr"), let set = dlsym(nil, "fsetxattr"),
          let remove = dlsym(nil, "fremovexattr")
        else { return nil }
        self.get = unsafeBitCast(get, to: Get.self)
        self.set = unsafeBitCast(set, to: Set.self)
        self.remove = unsafeBitCast(remove, to: Remove.self)
      }
    }

    private static let calls = Calls()

    /// Whether `code` means that there is no list, or cannot be one.
    private static func isNone(_ code: Int32) -> Bool {
      code == ENODATA || code == ENOTSUP || code == EOPNOTSUPP || code == ENOSYS
    }

    /// The list in the format of the kernel, empty for none; and an `errno` or 0.
    private static func list(of file: borrowing Descriptor) -> ([UInt8], Int32) {
      guard let calls else { return ([], 0) }
      let size = calls.get(file.number, attribute, nil, 0)
      guard size > 0 else { return ([], size == 0 || isNone(errno) ? 0 : errno) }
      let number = file.number
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = max(calls.get(number, attribute, buffer.baseAddress, size), 0)
        // It has grown since it was measured, or is gone: it is being changed.
        if count != size { code = EAGAIN }
      }
      return (bytes, code)
    }

    private static func set(_ list: [UInt8], of file: borrowing Descriptor) -> Int32 {
      guard let calls else { return ENOSYS }
      let number = file.number
      return list.withUnsafeBytes {
        calls.set(number, attribute, $0.baseAddress, $0.count, 0) == 0 ? 0 : errno
      }
    }

    private static func remove(from file: borrowing Descriptor) -> Int32 {
      guard let calls, calls.remove(file.number, attribute) != 0 else { return 0 }
      return isNone(errno) ? 0 : errno
    }
  #endif
}
