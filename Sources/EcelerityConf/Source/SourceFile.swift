/// The index of a file in the list of files that a configuration was read from.
public struct FileID: Hashable, Sendable, Comparable {
  /// The index: zero for the file named by the user; included files follow in reading order.
  public let rawValue: UInt32

  /// Creates the id of the file at index `rawValue`.
  public init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Orders files by when they were read.
  public static func < (lhs: FileID, rhs: FileID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The bytes and the name of one configuration file.
///
/// Bytes are kept exactly as read: nothing is decoded, so undecodable bytes survive every operation
/// of the toolkit.
public struct SourceFile: Sendable {
  /// The maximum size in bytes; offsets have 32 bits, and one value is reserved for "none".
  public static let maximumSize = Int(UInt32.max) - 1

  /// The path shown in messages, as given by the user or an `include`, after resolution.
  public let path: String
  /// The contents.
  public let bytes: [UInt8]
  /// Whether it exists only in memory, so that its lines are unknown to users: a `Location` in it
  /// is shown as the name alone.
  public let isImaginary: Bool

  /// A file called `path` that holds `bytes`, of which there must not be more than `maximumSize`.
  public init(path: String, bytes: [UInt8], isImaginary: Bool = false) {
    precondition(bytes.count <= SourceFile.maximumSize, "the loader refuses files of this size")
    self.path = path
    self.bytes = bytes
    self.isImaginary = isImaginary
  }

  /// Creates a file at `path` with the UTF-8 encoding of `text`.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of `range`, which must lie in the file, with undecodable bytes replaced by U+FFFD. Nothing is masked
  /// or escaped: passwords, line breaks and control characters are as in the file.
  public func text(_ range: ByteRange) -> String {
    String(decoding: bytes[range.indices], as: UTF8.self)
  }
}

/// A range of bytes in one of the files of a configuration.
public struct SourceSpan: Hashable, Sendable {
  /// The file.
  public var file: FileID
  /// The bytes of the file.
  public var range: ByteRange

  /// Creates the span of `range` in `file`.
  public init(_ file: FileID, _ range: ByteRange) {
    self.file = file
    self.range = range
  }
}
