/// Splits the bytes of a client into messages, each preceded by a header with its length.
///
/// Bytes that are not a header are skipped up to the next `Content-Length`, so that one broken
/// message does not affect those after it.
///
/// Base protocol of the Language Server Protocol 3.17, "Header Part".
struct MessageReader {
  /// A part of the input.
  enum Part: Equatable {
    /// The content of a message.
    case message([UInt8])
    /// Bytes that are not a message were skipped, for this reason.
    case garbage(String)
  }

  /// The maximum length of a message; longer ones are skipped.
  static let maximumLength = 64 << 20
  /// The maximum length of a header.
  static let maximumHeaderLength = 8192
  private static let mark = Array("content-length:".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  private var buffer: [UInt8] = []
  /// The offset of the first unprocessed byte.
  private var start = 0
  /// The number of bytes still to skip of a message that is too long.
  private var skipped = 0
  /// The length of the message whose header has been read.
  private var pendingLength: Int?
  /// Whether bytes are skipped until a header is found.
  private var isLost = false

  /// Whether all bytes are processed and no message is incomplete.
  var isEmpty: Bool { start == buffer.count && pendingLength == nil }

  /// Appends bytes that have arrived.
  mutating func append(_ bytes: [UInt8]) {
    let dropped = min(skipped, bytes.count)
    skipped -= dropped
    // The bytes before `start` are removed once they are more than half of the buffer, which takes
    // linear time in total.
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += bytes[dropped...]
  }

  /// The next part; nil until more bytes arrive.
  mutating func next() -> Part? {
    if let length = pendingLength { return content(length) }
    if isLost, !findHeader() { return nil }
    guard let headerEnd = endOfHeader() else {
      guard buffer.count - start > Self.maximumHeaderLength else { return nil }
      return lost("no header of a message in \(Self.maximumHeaderLength) bytes")
    }
    guard let length = Self.length(in: buffer[start..<headerEnd]) else {
      return lost("a header without a length")
    }
    start = headerEnd + Self.end.count
    isLost = false
    guard length <= Self.maximumLength else {
      skip(length)
      return .garbage("a message of \(length) bytes; at most \(Self.maximumLength) are read")
    }
    pendingLength = length
    return content(length)
  }

  private mutating func content(_ length: Int) -> Part? {
    guard buffer.count - start >= length else { return nil }
    pendingLength = nil
    defer { start += length }
    return .message(Array(buffer[start..<start + length]))
  }

  /// Skips a message, as far as it has arrived; `append` skips the rest.
  private mutating func skip(_ length: Int) {
    let here = min(length, buffer.count - start)
    start += here
    skipped = length - here
  }

  // MARK: Headers

  private func endOfHeader() -> Int? {
    let limit = min(buffer.count, start + Self.maximumHeaderLength + Self.end.count)
    guard limit - start >= Self.end.count else { return nil }
    var index = start
    while index + Self.end.count <= limit {
      if buffer[index] == 13, buffer[index..<index + Self.end.count].elementsEqual(Self.end) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The length in the header; nil if there is none or it is invalid.
  private static func length(in header: ArraySlice<UInt8>) -> Int? {
    var found: Int?
    for line in header.split(whereSeparator: { $0 == 13 || $0 == 10 }) {
      let lower = line.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
      guard lower.starts(with: mark) else { continue }
      let digits = lower.dropFirst(mark.count).drop { $0 == 32 || $0 == 9 }
      guard !digits.isEmpty, digits.count < 16, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
        return nil
      }
      found = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    return found
  }

  // MARK: Finding the way back

  /// Skips bytes that are not a header.
  private mutating func lost(_ reason: String) -> Part {
    isLost = true
    start += 1
    _ = findHeader()
    return .garbage(reason)
  }

  /// Skips to the next header and returns whether there is one. A possible beginning of one is
  /// kept.
  private mutating func findHeader() -> Bool {
    while start < buffer.count {
      let rest = buffer.count - start
      let known = min(rest, Self.mark.count)
      var matched = 0
      while matched < known, buffer[start + matched] | 0x20 == Self.mark[matched] | 0x20 {
        matched += 1
      }
      if matched == Self.mark.count {
        isLost = false
        return true
      }
      if matched == rest { return false }
      start += 1
    }
    return false
  }
}
