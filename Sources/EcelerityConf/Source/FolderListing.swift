/// What a folder of the file system holds, hidden entries too, without `.` and `..`; in no order.
package struct FolderListing: Sendable {
  /// The names that can be spelt.
  package internal(set) var names: [String] = []
  /// How many names are not valid UTF-8.
  package internal(set) var unspeltCount = 0
  /// The `errno` after which there may be more entries than these; 0 when these are all.
  package internal(set) var failure: CInt = 0

  /// What is said of a name that is not valid UTF-8, which no message or document could spell.
  package static let unspelt = "is not valid UTF-8; rename it"
}
