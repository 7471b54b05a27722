/// What applying fixes came to.
package struct FixOutcome: Sendable {
  /// A file that has other bytes now.
  package struct ChangedFile: Sendable {
    /// The name it was first read by.
    package let path: String
    /// Which file it is.
    package let identity: FileIdentity
    /// The bytes that were read.
    package let before: [UInt8]
    /// The bytes with the fixes applied.
    package let after: [UInt8]
    /// How many fixes changed it.
    package let fixCount: Int
  }

  /// A finding whose fix is not applied.
  package struct Rejected: Hashable, Sendable {
    /// The finding.
    package let rule: String
    /// What it says.
    package let message: String
    /// The file, as it is named, line and column at the time.
    package let location: Location
    /// Why.
    package let reason: FixRejection
  }

  /// The files in the order in which they were first read.
  package internal(set) var files: [ChangedFile] = []
  /// The fixes that were tried and not applied.
  package internal(set) var rejected: [Rejected] = []
  /// How many fixes were applied.
  package internal(set) var appliedCount = 0
  /// How many fixes are left because the last round that is made still found some.
  package internal(set) var remainingCount = 0
  /// The files, as they were first named, in which fixes are left because they are not editable.
  package internal(set) var uneditable: [String] = []
}
