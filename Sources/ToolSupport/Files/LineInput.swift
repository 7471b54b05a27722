#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The lines of a file or of standard input, one at a time as they arrive.
public struct LineInput: ~Copyable {
  private let file: Descriptor?
  private let number: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Lines longer than this are cut, as no question is that long.
  private static let maximumLength = 1 << 16

  /// The lines of `path`; of standard input for `-`.
  public init(_ path: String) throws(FileError) {
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

  /// Whether the next line is there already, so that nobody has to be waited for.
  public var hasLine: Bool { isAtEnd || buffer[start...].contains(UInt8(ascii: "\n")) }

  /// The next line without its line feed, undecodable bytes replaced; nil at the end.
  public mutating func next() throws(FileError) -> String? {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return text(start..<end)
      }
      if isAtEnd || buffer.count - start > Self.maximumLength {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return text(start..<buffer.count)
      }
      try fill()
    }
  }

  private func text(_ range: Range<Int>) -> String {
    var line = buffer[range]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private mutating func fill() throws(FileError) {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    let number = number
    let count = chunk.withUnsafeMutableBytes { bytes in
      retrying { read(number, bytes.baseAddress, bytes.count) }
    }
    if count < 0 { throw .system(SystemError("read \(name)", code: errno)) }
    isAtEnd = count == 0
    buffer += chunk.prefix(max(count, 0))
  }
}
