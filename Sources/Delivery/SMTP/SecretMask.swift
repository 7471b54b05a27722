/// Hides secrets in what a server sends: some repeat what they were told, or a part of it, as it came or
/// decoded or coded once more.
///
/// Letter case is ignored. Text that a person could read is hidden where it is the secret, perhaps without its
/// end. A secret of a few bytes is a part of many words by chance, and is hidden where it is a word of its own.
/// Of a code such as Base64 the place tells nothing, since a secret looks another way behind one byte than
/// behind two, and somebody may have cut it anywhere: every word that shares a few characters in a row with
/// one of the codes is hidden.
struct SecretMask {
  /// What is shown in place of a secret.
  static let replacement = "***"
  /// So many characters in a row are no coincidence.
  private static let unitLength = 6
  /// A secret with fewer bytes is a part of other words.
  private static let shortestPart = 4

  /// What LOGIN asks, which is no part of a password that has these words in it (draft-murchison-sasl-login).
  private static let prompts = Set(
    ["Username:", "Password:", "User Name\0", "Password\0"].map { prompt in
      Base64.encoded(Array(prompt.utf8)).map(folded)
    })

  /// What is hidden where it stands, in lower case.
  private var texts: Set<[UInt8]> = []
  /// What words are hidden for: `unitLength` characters each, in lower case.
  private var units: Set<UInt64> = []

  /// Hides `secret` from now on: as it is, percent-encoded (RFC 3986, 2.1), in hexadecimal digits, and in
  /// Base64 alone or as a part of something longer.
  mutating func add(_ secret: [UInt8]) {
    add(text: secret)
    add(text: SecretCode.percent(secret) { $0.isUnreserved })
    add(code: SecretCode.percent(secret) { _ in false })
    add(code: SecretCode.hexadecimal(secret))
    for offset in 0..<3 { add(code: SecretCode.base64(secret, behind: offset)) }
    add(base64Of: secret)
  }

  /// Hides the Base64 of `response`, which has a secret in it.
  mutating func add(base64Of response: [UInt8]) { add(code: Base64.encoded(response)) }

  /// Hides what `other` hides as well.
  mutating func add(_ other: SecretMask) {
    texts.formUnion(other.texts)
    units.formUnion(other.units)
  }

  private mutating func add(text: [UInt8]) {
    if !text.isEmpty { texts.insert(text.map(Self.folded)) }
  }

  private mutating func add(code: [UInt8]) {
    let code = code.map(Self.folded)
    // Three characters are too few to tell anything, and stand everywhere.
    guard code.count >= Self.unitLength else { return code.count > 3 ? add(text: code) : () }
    units.formUnion(Self.units(of: code))
  }

  /// `bytes` with the replacement where a secret stood.
  func masked(_ bytes: [UInt8]) -> [UInt8] {
    guard !texts.isEmpty || !units.isEmpty else { return bytes }
    let folded = bytes.map(Self.folded)
    var isHidden = [Bool](repeating: false, count: bytes.count)
    for text in texts { hide(text, in: folded, &isHidden) }
    hideWords(in: folded, &isHidden)
    var result: [UInt8] = []
    for index in bytes.indices {
      if !isHidden[index] {
        result.append(bytes[index])
      } else if index == 0 || !isHidden[index - 1] {
        result += Self.replacement.utf8
      }
    }
    return result
  }

  /// Marks where `text` stands, all of it or so much from its beginning that only a little is cut off.
  private func hide(_ text: [UInt8], in bytes: [UInt8], _ isHidden: inout [Bool]) {
    let least = min(text.count, max(Self.unitLength, text.count * 3 / 4))
    for start in bytes.indices where bytes[start] == text[0] {
      let count = zip(bytes[start...], text).prefix { $0 == $1 }.count
      guard count >= least, text.count >= Self.shortestPart || bytes.isWhole(start..<start + count)
      else { continue }
      for index in start..<start + count { isHidden[index] = true }
    }
  }

  /// Marks the words that have a unit of a code, but for those that servers ask everybody with.
  private func hideWords(in bytes: [UInt8], _ isHidden: inout [Bool]) {
    var next = 0
    for (index, unit) in Self.units(of: bytes).enumerated() where index >= next {
      guard units.contains(unit) else { continue }
      let start = bytes[..<index].lastIndex { !$0.isOfCode }.map { $0 + 1 } ?? 0
      let end = bytes[index...].firstIndex { !$0.isOfCode } ?? bytes.count
      let padding = bytes[end...].prefix { $0 == UInt8(ascii: "=") }
      next = padding.endIndex
      guard !Self.prompts.contains(Array(bytes[start..<next])) else { continue }
      for index in start..<next { isHidden[index] = true }
    }
  }

  /// The `unitLength` bytes from each byte on as one number, as long as there are so many.
  private static func units(of bytes: [UInt8]) -> [UInt64] {
    guard bytes.count >= unitLength else { return [] }
    let mask: UInt64 = 1 << (8 * UInt64(unitLength)) - 1
    var unit: UInt64 = 0
    var units: [UInt64] = []
    units.reserveCapacity(bytes.count)
    for byte in bytes {
      unit = (unit << 8 | UInt64(byte)) & mask
      units.append(unit)
    }
    return Array(units.dropFirst(unitLength - 1))
  }

  /// Letters in lower case, and the characters of Base64 that are others in URLs (RFC 4648, 5) as usual.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: byte.lowercased
    }
  }
}

extension [UInt8] {
  /// Whether what is in `range` is no part of a longer word.
  fileprivate func isWhole(_ range: Range<Int>) -> Bool {
    !isInsideWord(range.lowerBound) && !isInsideWord(range.upperBound)
  }

  /// Whether a word of ASCII goes on from before `index`; other bytes may be quotation marks.
  private func isInsideWord(_ index: Int) -> Bool {
    index > startIndex && index < endIndex
      && self[index - 1].isLetterOrDigit && self[index].isLetterOrDigit
  }
}

/// How a secret may be coded.
private enum SecretCode {
  private static let digits = Array("0123456789abcdef".utf8)

  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// `%NN` in the place of each byte that is not `spared`.
  static func percent(_ bytes: [UInt8], sparing spared: (UInt8) -> Bool) -> [UInt8] {
    bytes.flatMap { spared($0) ? [$0] : [UInt8(ascii: "%")] + hexadecimal([$0]) }
  }

  /// The characters of Base64 that `bytes` alone decide when `count` others stand before them, and any number
  /// behind.
  static func base64(_ bytes: [UInt8], behind count: Int) -> [UInt8] {
    let text = Base64.encoded([UInt8](repeating: 0, count: count) + bytes)
    return Array(text[((count * 8 + 5) / 6)..<((count + bytes.count) * 8 / 6)])
  }
}

extension UInt8 {
  /// RFC 3986, 2.3.
  fileprivate var isUnreserved: Bool { isLetterOrDigit || "-._~".utf8.contains(self) }

  /// Whether it may stand in Base64, in hexadecimal digits or in percent-encoded text.
  fileprivate var isOfCode: Bool { isLetterOrDigit || "+/-_%".utf8.contains(self) }
}
