internal import EcelerityConf

/// What a folder holds, hidden entries too, without `.` and `..`; in no order.
struct FolderEntries {
  /// The names that can be spelt.
  let names: [String]
  /// Names that cannot be spelt, and why there may be more than these.
  let errors: [FileError]

  /// The entries of the folder called `path`.
  init(of path: String) {
    let listing = DiskLoader.listing(of: path)
    names = listing.names
    var errors = Array(repeating: FileError.notUnicode(in: path), count: listing.unspeltCount)
    if listing.failure != 0 {
      errors.append(.system(SystemError("list `\(path.visible)`", code: listing.failure)))
    }
    self.errors = errors
  }
}
