import EcelerityConf

/// Hides what must not be printed of a line of a configuration: reports end up in logs that more
/// people read than the file itself.
enum SecretMask {
  private static let kinds: Set<OptionType> = [.secret, .credential]

  /// `line` without what follows the equals sign of a password or key.
  static func masked(_ line: String) -> String {
    let bytes = Array(line.utf8)
    guard let equals = endOfSecretName(in: bytes) else { return line }
    return String(decoding: bytes[...equals], as: UTF8.self) + " …"
  }

  /// The first equals sign that stands behind the name of a secret.
  private static func endOfSecretName(in line: [UInt8]) -> Int? {
    line.indices.first { index in
      guard line[index] == UInt8(ascii: "=") else { return false }
      var end = index
      while end > 0, isBlank(line[end - 1]) { end -= 1 }
      var start = end
      while start > 0, isOfName(line[start - 1]) { start -= 1 }
      return Keyword(String(decoding: line[start..<end], as: UTF8.self)).map(isSecret) ?? false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isSecret(_ keyword: Keyword) -> Bool {
    OptionTable.rows(of: keyword).contains { kinds.contains($0.type) }
  }
}
