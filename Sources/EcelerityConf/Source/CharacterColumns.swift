/// The code point counts of the prefixes of a long line, without reading all of it every time.
struct CharacterColumns: Sendable {
  private static let stride: UInt32 = 1024

  private let start: UInt32
  /// Offsets about every `stride` bytes, with the number of code points before each.
  private var stops: [(offset: UInt32, count: Int)]

  init(_ line: ByteRange, of bytes: [UInt8]) {
    start = line.lowerBound
    stops = [(line.lowerBound, 0)]
    while let last = stops.last, line.upperBound - last.offset > Self.stride {
      let next = Self.boundary(from: last.offset + Self.stride, to: line.upperBound, in: bytes)
      let count = Self.count(ByteRange(last.offset, next), of: bytes)
      stops.append((next, last.count + count))
    }
  }

  /// The number of code points of the line before `offset`.
  func count(before offset: UInt32, of bytes: [UInt8]) -> Int {
    var index = min(Int((offset - start) / Self.stride), stops.count - 1)
    // A stop is up to four bytes past the multiple of the stride it belongs to; these add up.
    while stops[index].offset > offset { index -= 1 }
    return stops[index].count + Self.count(ByteRange(stops[index].offset, offset), of: bytes)
  }

  static func count(_ range: ByteRange, of bytes: [UInt8]) -> Int {
    let part = bytes[range.indices]
    // The usual case: all ASCII.
    guard part.contains(where: { $0 >= 0x80 }) else { return range.count }
    return String(decoding: part, as: UTF8.self).unicodeScalars.count
  }

  /// The first offset at or after `offset` where the bytes can be cut without changing how either
  /// part is decoded: before a byte that starts a character, or after more bytes than one character
  /// has.
  static func boundary(from offset: UInt32, to end: UInt32, in bytes: [UInt8]) -> UInt32 {
    var place = offset
    while place < end, place - offset < 4, bytes[Int(place)] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
