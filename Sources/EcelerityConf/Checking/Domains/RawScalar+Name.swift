extension RawScalar {
  /// Whether it is a lower-case host name without any flaw; most labels are.
  var isPlainName: Bool {
    guard inner.count <= HostName.maximumLength else { return false }
    let source = tree.source.bytes
    let bytes = source.span.extracting(inner.indices)
    var length = 0
    var hasLetter = false
    var hasHyphen = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLetter = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
      case UInt8(ascii: "-"): hasHyphen = true
      case UInt8(ascii: ".") where 1...HostName.maximumLabelLength ~= length:
        length = 0
        continue
      default: return false
      }
      length += 1
    }
    guard hasLetter, 1...HostName.maximumLabelLength ~= length else { return false }
    let isOfLetters = bytes[0].isLetter && bytes[bytes.count - 1].isLetter && !hasHyphen
    return isOfLetters || !HostName.isMistyped(bytes)
  }
}
