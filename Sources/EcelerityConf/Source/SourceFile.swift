/// Names one file among those a configuration was read from; an index into the list of its files.
public struct FileID: Hashable, Sendable, Comparable {
  /// Zero for the file that was named by the user; includes follow in reading order.
  public let rawValue: UInt32

  /// The file at position `rawValue`.
  public init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Reading order.
  public static func < (lhs: FileID, rhs: FileID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The bytes of one configuration file and the name people know it by.
///
/// Bytes are kept exactly as read: nothing is decoded, so that undecodable bytes survive every
/// operation of the toolkit.
public struct SourceFile: Sendable {
  /// The most bytes a file may have; offsets are 32 bits wide and one value is kept for "none".
  public static let maximumSize = Int(UInt32.max) - 1

  /// The name shown in messages, as the user or an `include` spelt it after resolution.
  public let path: String
  /// The contents.
  public let bytes: [UInt8]
  /// Whether it exists nowhere but in memory, so that people know its name and not its lines: a `Location` in it
  /// is shown by the name alone.
  public let isImaginary: Bool

  /// A file called `path` that holds `bytes`, of which there must not be more than `maximumSize`.
  public init(path: String, bytes: [UInt8], isImaginary: Bool = false) {
    precondition(bytes.count <= SourceFile.maximumSize, "the loader refuses files of this size")
    self.path = path
    self.bytes = bytes
    self.isImaginary = isImaginary
  }

  /// A file called `path` that holds the UTF-8 form of `text`.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of `range`, which must lie in the file, with undecodable bytes replaced by U+FFFD. Nothing is masked
  /// or escaped: passwords, line breaks and control characters are as in the file.
  public func text(_ range: ByteRange) -> String {
    String(decoding: bytes[range.indices], as: UTF8.self)
  }
}

/// Bytes of one of the files of a configuration.
public struct SourceSpan: Hashable, Sendable {
  /// Which file.
  public var file: FileID
  /// Which bytes of it.
  public var range: ByteRange

  /// The bytes `range` of `file`.
  public init(_ file: FileID, _ range: ByteRange) {
    self.file = file
    self.range = range
  }
}
