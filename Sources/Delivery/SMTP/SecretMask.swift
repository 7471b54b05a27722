/// Hides secrets in replies: some servers repeat what they received, whole or in part, as it is, decoded or encoded
/// again.
///
/// Letter case is ignored. The secret itself is hidden wherever it occurs, and so is each part of it that is no shorter
/// than `unitLength`. A secret of a few bytes occurs in many words by chance, and is hidden only as a word of its own. An
/// encoding such as Base64 depends on the position of the secret in the encoded text, and may be cut anywhere, so that
/// every word is hidden that shares a few consecutive characters with one of the encodings.
struct SecretMask {
  /// The text shown instead of a secret.
  static let replacement = "***"
  /// The number of consecutive characters that count as a match.
  private static let unitLength = 6
  /// A secret with fewer bytes is hidden only as a word of its own.
  private static let shortestInWords = 4

  /// The prompts of LOGIN (draft-murchison-sasl-login), which are shown even if a password contains these words.
  private static let prompts = Set(
    ["Username:", "Password:", "User Name\0", "Password\0"].map { prompt in
      Base64.encoded(Array(prompt.utf8)).map(folded)
    })

  /// Texts shorter than `unitLength` that are hidden as a whole, in lower case.
  private var texts: Set<[UInt8]> = []
  /// Sequences of `unitLength` characters that are hidden wherever they occur, in lower case.
  private var parts: Set<UInt64> = []
  /// Sequences of `unitLength` characters for which a word is hidden, in lower case.
  private var units: Set<UInt64> = []

  /// Whether it hides nothing.
  var isEmpty: Bool { texts.isEmpty && parts.isEmpty && units.isEmpty }

  /// Adds `password` in UTF-8, and in ISO 8859-1, in which servers that know no UTF-8 may show it.
  mutating func add(password: String) {
    add(Array(password.utf8))
    let latin1 = password.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    if latin1.count == password.unicodeScalars.count, latin1.count < password.utf8.count {
      add(latin1)
    }
  }

  /// Adds `secret`: as it is, percent-encoded (RFC 3986, 2.1), in hexadecimal, and in Base64, alone or inside a longer
  /// text.
  mutating func add(_ secret: [UInt8]) {
    add(text: secret)
    add(text: SecretCode.percent(secret) { $0.isUnreserved })
    add(code: SecretCode.percent(secret) { _ in false })
    add(code: SecretCode.hexadecimal(secret))
    for offset in 0..<3 { add(code: SecretCode.base64(secret, after: offset)) }
    add(base64Of: secret)
  }

  /// Adds the Base64 of `response`, which contains a secret.
  mutating func add(base64Of response: [UInt8]) { add(code: Base64.encoded(response)) }

  /// Adds everything that `other` hides.
  mutating func add(_ other: SecretMask) {
    texts.formUnion(other.texts)
    parts.formUnion(other.parts)
    units.formUnion(other.units)
  }

  private mutating func add(text: [UInt8]) {
    let text = text.map(Self.folded)
    if text.count >= Self.unitLength {
      parts.formUnion(Self.units(of: text))
    } else if !text.isEmpty {
      texts.insert(text)
    }
  }

  private mutating func add(code: [UInt8]) {
    let code = code.map(Self.folded)
    // Three characters occur everywhere.
    guard code.count >= Self.unitLength else { return code.count > 3 ? add(text: code) : () }
    units.formUnion(Self.units(of: code))
  }

  /// `bytes` with secrets replaced, without the first `count`, which were shown before.
  func masked(_ bytes: [UInt8], after count: Int = 0) -> [UInt8] {
    guard !isEmpty else { return Array(bytes.dropFirst(count)) }
    let folded = bytes.map(Self.folded)
    var isHidden = [Bool](repeating: false, count: bytes.count)
    for text in texts { hide(text, in: folded, &isHidden) }
    let found = Self.units(of: folded)
    hideParts(found, &isHidden)
    hideWords(found, in: folded, &isHidden)
    var result: [UInt8] = []
    for index in bytes.indices.dropFirst(count) {
      if !isHidden[index] {
        result.append(bytes[index])
      } else if index == count || !isHidden[index - 1] {
        result += Self.replacement.utf8
      }
    }
    return result
  }

  /// Marks occurrences of `text`, which is short.
  private func hide(_ text: [UInt8], in bytes: [UInt8], _ isHidden: inout [Bool]) {
    for start in bytes.indices where bytes[start...].starts(with: text) {
      let range = start..<start + text.count
      guard text.count >= Self.shortestInWords || bytes.isWhole(range) else { continue }
      for index in range { isHidden[index] = true }
    }
  }

  /// Marks the parts of a secret among `found`, the units of the bytes. Consecutive ones make a longer part.
  private func hideParts(_ found: [UInt64], _ isHidden: inout [Bool]) {
    for (start, unit) in found.enumerated() where parts.contains(unit) {
      for index in start..<start + Self.unitLength { isHidden[index] = true }
    }
  }

  /// Marks the words in which `found`, the units of the bytes, has one of a code, except for the prompts of LOGIN.
  private func hideWords(_ found: [UInt64], in bytes: [UInt8], _ isHidden: inout [Bool]) {
    var next = 0
    for (index, unit) in found.enumerated() where index >= next {
      guard units.contains(unit) else { continue }
      let start = bytes[..<index].lastIndex { !$0.isOfCode }.map { $0 + 1 } ?? 0
      let end = bytes[index...].firstIndex { !$0.isOfCode } ?? bytes.count
      let padding = bytes[end...].prefix { $0 == UInt8(ascii: "=") }
      next = padding.endIndex
      guard !Self.prompts.contains(Array(bytes[start..<next])) else { continue }
      for index in start..<next { isHidden[index] = true }
    }
  }

  /// Each sequence of `unitLength` consecutive bytes as one number.
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

  /// Letters in lower case, and the characters of URL-safe Base64 (RFC 4648, 5) as those of Base64.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: byte.lowercased
    }
  }
}

extension [UInt8] {
  /// Whether `range` is not part of a longer word.
  fileprivate func isWhole(_ range: Range<Int>) -> Bool {
    !isInsideWord(range.lowerBound) && !isInsideWord(range.upperBound)
  }

  /// Whether an ASCII word continues across `index`; other bytes may be quotation marks.
  private func isInsideWord(_ index: Int) -> Bool {
    index > startIndex && index < endIndex
      && self[index - 1].isLetterOrDigit && self[index].isLetterOrDigit
  }
}

/// Encodings of a secret.
private enum SecretCode {
  private static let digits = Array("0123456789abcdef".utf8)

  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// Percent-encoding of all bytes except for those that are `spared`.
  static func percent(_ bytes: [UInt8], sparing spared: (UInt8) -> Bool) -> [UInt8] {
    bytes.flatMap { spared($0) ? [$0] : [UInt8(ascii: "%")] + hexadecimal([$0]) }
  }

  /// The characters of Base64 that depend on `bytes` alone when `count` bytes precede them and any number follows.
  static func base64(_ bytes: [UInt8], after count: Int) -> [UInt8] {
    let text = Base64.encoded([UInt8](repeating: 0, count: count) + bytes)
    return Array(text[((count * 8 + 5) / 6)..<((count + bytes.count) * 8 / 6)])
  }
}

extension UInt8 {
  /// Whether it is an unreserved character of URLs (RFC 3986, 2.3).
  fileprivate var isUnreserved: Bool { isLetterOrDigit || "-._~".utf8.contains(self) }

  /// Whether it occurs in Base64, hexadecimal or percent-encoded text.
  fileprivate var isOfCode: Bool { isLetterOrDigit || "+/-_%".utf8.contains(self) }
}
