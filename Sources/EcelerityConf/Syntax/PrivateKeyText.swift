/// Private keys in their textual encoding (RFC 7468); those of OpenSSH and OpenPGP are similar.
///
///     -----BEGIN PRIVATE KEY-----
///     -----END PRIVATE KEY-----
enum PrivateKeyText {
  private static let label = ByteSearch("PRIVATE KEY")
  private static let front = ByteSearch("-----BEGIN ")
  private static let back = ByteSearch("-----END ")

  /// The maximum number of keys found in a file; everything after the last counts as part of it.
  private static let mostKeys = 100
  /// The maximum number of bytes on a line before the words "PRIVATE KEY".
  private static let longestFront = 100

  /// The private keys in `bytes`, each from after its label to its last line or the end.
  static func ranges(in bytes: [UInt8]) -> [ByteRange] {
    var found: [ByteRange] = []
    var offset = 0
    while let place = label.first(in: bytes, offset..<bytes.count) {
      offset = place.upperBound
      guard isBegin(place, in: bytes) else { continue }
      let end =
        found.count + 1 < mostKeys
        ? back.first(in: bytes, offset..<bytes.count)?.lowerBound ?? bytes.count : bytes.count
      found.append(ByteRange(UInt32(offset), UInt32(end)))
      offset = end
    }
    return found
  }

  /// Whether the label at `place` is on a line that begins a key.
  private static func isBegin(_ place: Range<Int>, in bytes: [UInt8]) -> Bool {
    let line = bytes[..<place.lowerBound].suffix(longestFront)
    let start = line.lastIndex(of: UInt8(ascii: "\n")) ?? line.startIndex
    return front.isFound(in: bytes, start..<place.lowerBound)
  }
}
