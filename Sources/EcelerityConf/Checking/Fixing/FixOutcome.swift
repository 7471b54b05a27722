/// What applying fixes came to.
public struct FixOutcome: Sendable {
  /// A file that has other bytes now.
  public struct ChangedFile: Sendable {
    /// The name it was first read by.
    public let path: String
    /// Which file it is.
    package let identity: FileIdentity
    /// The bytes that were read.
    public let before: [UInt8]
    /// The bytes with the fixes applied.
    public let after: [UInt8]
    /// How many fixes changed it.
    public let fixCount: Int
  }

  /// A finding whose fix is not applied.
  public struct Rejected: Hashable, Sendable {
    /// The finding.
    public let rule: String
    /// What it says.
    public let message: String
    /// The file, as it is named, line and column at the time.
    public let location: Location
    /// The same place in the file as it was read.
    public let firstLocation: Location
    /// Why.
    public let reason: FixRejection
    /// Why, in English, in lower case without a full stop.
    public var words: String { reason.message }
  }

  /// The files in the order in which they were first read.
  public internal(set) var files: [ChangedFile] = []
  /// The fixes that were tried and not applied.
  public internal(set) var rejected: [Rejected] = []
  /// How many fixes were applied.
  public internal(set) var appliedCount = 0
  /// How many fixes are left because the last round that is made still found some.
  public internal(set) var remainingCount = 0
  /// The files, as they were first named, in which fixes are left because they are not editable.
  public internal(set) var uneditable: [String] = []
}
