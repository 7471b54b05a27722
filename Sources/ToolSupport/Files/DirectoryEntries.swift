internal import EcelerityConf

/// The entries of a directory, including hidden ones but not `.` and `..`; unordered.
struct DirectoryEntries {
  /// The names that are valid UTF-8.
  let names: [String]
  /// Names that are not, and the reason why the list may be incomplete.
  let errors: [FileError]

  /// The entries of the directory called `path`.
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
