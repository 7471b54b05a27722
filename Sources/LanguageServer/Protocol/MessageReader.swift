/// Cuts the bytes of a client into messages, each with a header that says how long it is.
///
/// What is no header is passed over up to the next `Content-Length`, so that one broken message does not
/// take those after it along.
///
/// Base protocol of the Language Server Protocol 3.17, "Header Part".
struct MessageReader {
  /// What comes next.
  enum Part: Equatable {
    /// The content of a message.
    case message([UInt8])
    /// Bytes that are no message were passed over; the reason.
    case garbage(String)
  }

  /// Longer messages are not kept.
  static let maximumLength = 64 << 20
  /// Nobody writes a longer header.
  static let maximumHeaderLength = 8192
  private static let mark = Array("content-length:".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  private var buffer: [UInt8] = []
  /// Where the bytes start that were not looked at.
  private var start = 0
  /// Bytes of a message that is too long, still to come.
  private var skipped = 0
  /// The length of the message whose header was read.
  private var pendingLength: Int?
  /// Whether bytes are passed over until something looks like a header.
  private var isLost = false

  /// Whether nothing is left but what a message that has begun needs.
  var isEmpty: Bool { start == buffer.count && pendingLength == nil }

  /// Adds bytes that have arrived.
  mutating func append(_ bytes: [UInt8]) {
    let dropped = min(skipped, bytes.count)
    skipped -= dropped
    // The bytes before `start` go when they are most of what there is, which is about linear in all.
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

  /// Passes over a message that is not read, as far as it is here; the rest as it comes.
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

  /// What the header says; nil when it says nothing that makes sense.
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

  /// Gives up what stands here.
  private mutating func lost(_ reason: String) -> Part {
    isLost = true
    start += 1
    _ = findHeader()
    return .garbage(reason)
  }

  /// Goes on to what looks like a header; whether there is one. What may be its beginning is kept.
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
