/// Hides secrets in what a server sends: some repeat what they were told.
struct SecretMask {
  /// What is shown in place of a secret.
  static let replacement = "***"

  private var patterns: [[UInt8]] = []

  /// Hides `bytes` from now on, and their Base64; capital and small letters are not told apart.
  mutating func add(_ bytes: [UInt8]) {
    for pattern in [bytes, Base64.encoded(bytes)] where !pattern.isEmpty {
      patterns.append(pattern.map(Self.folded))
    }
    sort()
  }

  /// Hides what `other` hides as well.
  mutating func add(_ other: SecretMask) {
    patterns += other.patterns
    sort()
  }

  /// The longest first, so that nothing of it is left when a shorter one is a part of it.
  private mutating func sort() { patterns.sort { $0.count > $1.count } }

  /// `bytes` with the replacement where a secret stood.
  func masked(_ bytes: [UInt8]) -> [UInt8] {
    guard !patterns.isEmpty else { return bytes }
    let folded = bytes.map(Self.folded)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let pattern = patterns.first(where: { folded[index...].starts(with: $0) }) {
        result += Array(Self.replacement.utf8)
        index += pattern.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
