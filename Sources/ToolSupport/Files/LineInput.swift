#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The lines of a file or of standard input, one at a time as they arrive.
package struct LineInput: ~Copyable {
  /// One line.
  package struct Line: Hashable, Sendable {
    /// Its text without the line feed; invalid bytes are replaced.
    package let text: String
    /// Whether it is longer than `maximumLength` and was truncated.
    package let isCut: Bool
  }

  private let file: Descriptor?
  private let number: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  /// The end of the next line, once it has been searched for.
  private var end: Int?
  private var isAtEnd = false
  private var isAtBeginning = true

  /// The maximum number of bytes kept of a line; no query is that long.
  package static let maximumLength = 1 << 16

  /// The lines of `path`, or of standard input for `-`.
  package init(_ path: String) throws(FileError) {
    if path == "-" {
      file = nil
      number = 0
      name = "standard input"
    } else {
      let descriptor = try Descriptor(opening: path, O_RDONLY)
      number = descriptor.number
      file = consume descriptor
      name = "`\(path.visible)`"
    }
  }

  /// Whether the next line can be read without waiting.
  package mutating func hasLine() -> Bool {
    while !isAtEnd, buffer.count - start <= Self.maximumLength, endOfLine() == nil {
      // `next()` reports read errors.
      guard isReadable, (try? fill()) != nil else { return false }
    }
    return true
  }

  /// The end of the next line, if it has been read.
  private mutating func endOfLine() -> Int? {
    if end == nil { end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) }
    return end
  }

  /// Whether bytes or the end can be read without waiting, as is always true of a file on disk.
  private var isReadable: Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return retrying { poll(&entry, 1, 0) } > 0
  }

  /// The next line; nil at the end.
  package mutating func next() throws(FileError) -> Line? {
    while true {
      if let end = endOfLine() {
        defer {
          start = end + 1
          self.end = nil
        }
        return line(start..<end)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return line(start..<buffer.count)
      }
      if buffer.count - start > Self.maximumLength {
        let beginning = line(start..<buffer.count)
        try skipLine()
        return beginning
      }
      try fill()
    }
  }

  /// Skips the rest of a line.
  private mutating func skipLine() throws(FileError) {
    while !isAtEnd {
      start = buffer.count
      try fill()
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        return
      }
    }
    start = buffer.count
  }

  /// The line in `range`, without the byte order mark that a file may begin with.
  private mutating func line(_ range: Range<Int>) -> Line {
    var range = range
    if isAtBeginning, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = range.lowerBound + 3..<range.upperBound
    }
    isAtBeginning = false
    let isCut = range.count > Self.maximumLength
    var end = min(range.upperBound, range.lowerBound + Self.maximumLength)
    if !isCut, end > range.lowerBound, buffer[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let text = String(decoding: buffer[range.lowerBound..<end], as: UTF8.self)
    return Line(text: text, isCut: isCut)
  }

  private mutating func fill() throws(FileError) {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let number = number
    while true {
      let count = chunk.withUnsafeMutableBytes { bytes in
        retrying { read(number, bytes.baseAddress, bytes.count) }
      }
      if count < 0 {
        if wait(for: number, POLLIN) { continue }
        throw .system(SystemError("read \(name)", code: errno))
      }
      isAtEnd = count == 0
      buffer += chunk.prefix(count)
      return
    }
  }
}
