/// The contents of a directory, including hidden entries, without `.` and `..`; unordered.
package struct DirectoryListing: Sendable {
  /// The names that are valid UTF-8.
  package internal(set) var names: [String] = []
  /// The number of names that are not valid UTF-8.
  package internal(set) var unspeltCount = 0
  /// The `errno` that cut the listing short; 0 if it is complete.
  package internal(set) var failure: CInt = 0

  /// The message about a name that is not valid UTF-8, which no document could represent.
  package static let unspelt = "is not valid UTF-8; rename it"
}
