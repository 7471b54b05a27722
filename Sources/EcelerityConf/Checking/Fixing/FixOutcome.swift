/// The result of applying fixes.
public struct FixOutcome: Sendable {
  /// A file that was changed.
  public struct ChangedFile: Sendable {
    /// The name by which it was first read.
    public let path: String
    /// Identifies the file.
    package let identity: FileIdentity
    /// The bytes that were read.
    public let before: [UInt8]
    /// The bytes with the fixes applied.
    public let after: [UInt8]
    /// The number of fixes that changed it.
    public let fixCount: Int
  }

  /// A finding whose fix was not applied.
  public struct Rejected: Hashable, Sendable {
    /// The rule that reported the finding.
    public let rule: String
    /// The message of the finding.
    public let message: String
    /// The place of the finding when the fix was rejected.
    public let location: Location
    /// The same place in the file as it was read.
    public let firstLocation: Location
    /// The reason.
    public let reason: FixRejection
    /// The number of other findings with the same message in the same file whose fixes were rejected for the same
    /// reason, or not tried after several of them had been rejected.
    public internal(set) var alikeCount = 0
    /// The reason, in English, in lower case without a full stop.
    public var words: String {
      alikeCount == 0 ? reason.message : "\(reason.message) (and \(alikeCount) more alike)"
    }
  }

  /// The changed files, in the order in which they were first read.
  public internal(set) var files: [ChangedFile] = []
  /// The findings whose fixes were not applied.
  public internal(set) var rejected: [Rejected] = []
  /// The number of fixes that were applied.
  public internal(set) var appliedCount = 0
  /// The number of fixes left after the last round.
  public internal(set) var remainingCount = 0
  /// The files with fixes that are not editable, by the names by which they were first read.
  public internal(set) var uneditable: [String] = []
}
