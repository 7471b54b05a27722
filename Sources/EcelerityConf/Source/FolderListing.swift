/// The contents of a folder of the file system, hidden entries included, without `.` and `..`;
/// unordered.
package struct FolderListing: Sendable {
  /// The names that are valid UTF-8.
  package internal(set) var names: [String] = []
  /// The number of names that are not valid UTF-8.
  package internal(set) var unspeltCount = 0
  /// The `errno` that cut the listing short; 0 if it is complete.
  package internal(set) var failure: CInt = 0

  /// The predicate for a name that is not valid UTF-8 and so cannot be shown in messages or
  /// documents.
  package static let unspelt = "is not valid UTF-8; rename it"
}
