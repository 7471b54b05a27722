#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Atomic renaming within a directory.
enum Renaming {
  /// Gives `name` to the file called `new`, replacing any file of that name.
  static func replace(
    _ name: String, by new: String, in directory: borrowing Descriptor
  ) -> Int32 {
    outcome(renameat(directory.number, new, directory.number, name))
  }

  /// Exchanges the two names.
  static func exchange(
    _ name: String, with other: String, in directory: borrowing Descriptor
  ) -> Int32 {
    #if canImport(Darwin)
      outcome(renameatx_np(directory.number, other, directory.number, name, UInt32(RENAME_SWAP)))
    #else
      rename(other, name, in: directory, exchanging)
    #endif
  }

  /// Gives `name` to the file called `new` unless the name exists.
  static func add(_ name: String, for new: String, in directory: borrowing Descriptor) -> Int32 {
    #if canImport(Darwin)
      outcome(renameatx_np(directory.number, new, directory.number, name, UInt32(RENAME_EXCL)))
    #else
      rename(new, name, in: directory, keepingOthers)
    #endif
  }

  /// Whether `code` means that the kernel or the file system lacks the call.
  static func isUnknown(_ code: Int32) -> Bool {
    code == ENOSYS || code == EINVAL || code == ENOTSUP || code == EOPNOTSUPP
  }

  #if !canImport(Darwin)
    /// `RENAME_NOREPLACE` and `RENAME_EXCHANGE` of Linux.
    private static let keepingOthers: UInt32 = 1
    private static let exchanging: UInt32 = 2

    private typealias RenameAt2 =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// The renameat2(2) function; not every C library has it, and none exposes it to Swift.
    private static let renameAt2: RenameAt2? = dlsym(nil, "renameat2").map {
      unsafeBitCast($0, to: RenameAt2.self)
    }

    private static func rename(
      _ old: String, _ new: String, in directory: borrowing Descriptor, _ flag: UInt32
    ) -> Int32 {
      guard let renameAt2 else { return ENOSYS }
      return outcome(renameAt2(directory.number, old, directory.number, new, flag))
    }
  #endif

  /// Returns an `errno` or 0.
  private static func outcome(_ result: Int32) -> Int32 { result == 0 ? 0 : errno }
}
