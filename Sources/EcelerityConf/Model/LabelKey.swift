/// The normal form of labels, by which two of the same kind of stanza are compared.
///
/// Bindings and groups are case-sensitive, as documented. For the others the manual is silent:
/// domains and hosts compare as `DomainName`, a regular expression by its decoded text, peers and
/// `listen` as addresses, so that `:25` is `*:25`; everything else byte by byte.
enum LabelKey {
  /// The key of `label` on a stanza called `keyword`.
  static func make(_ label: String, of keyword: Keyword?) -> String {
    switch keyword {
    case .domain, .host: return isRegex(label) ? label : DomainName(label).text
    case .peer, .topology: return network(label)
    case .listen where !label.isEmpty: return ListenAddress(label).normalForm
    default: return label
    }
  }

  /// Whether `label` is a regular expression: a slash at both ends and something in between.
  static func isRegex(_ label: String) -> Bool {
    let bytes = label.utf8
    return bytes.count > 2 && bytes.first == UInt8(ascii: "/") && bytes.last == UInt8(ascii: "/")
  }

  /// Whether the bytes `range` of `bytes` are a regular expression: a slash at both ends and something in between.
  static func isRegex(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    range.count > 2 && bytes[Int(range.lowerBound)] == UInt8(ascii: "/")
      && bytes[Int(range.upperBound) - 1] == UInt8(ascii: "/")
  }

  /// Whether the raw bytes of a label are its key, so that no string need be made.
  @inline(__always)
  static func isPlain(_ bytes: [UInt8], _ range: ByteRange, of keyword: Keyword?) -> Bool {
    switch keyword {
    case .domain, .host: return isPlainDomain(bytes, range) || isPlainRegex(bytes, range)
    case .peer, .topology: return isPlainNetwork(bytes, range)
    case .listen:
      // Of the few labels, those of socket files need not be read.
      return ScalarText.isVerbatim(bytes[range.indices])
        && (range.count == 0 || bytes[Int(range.lowerBound)] == UInt8(ascii: "/"))
    default: return !bytes[range.indices].contains(UInt8(ascii: "\\"))
    }
  }

  private static func isPlainDomain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    range.count > 0 && bytes[Int(range.upperBound) - 1] != UInt8(ascii: ".")
      && DomainName.hasPlainBytesOnly(bytes.span.extracting(range.indices))
  }

  /// Whether the raw bytes are an IPv4 network in its usual form, `192.0.2.0/24`.
  private static func isPlainNetwork(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let slash = UInt8(ascii: "/")
    guard let end = bytes[range.indices].firstIndex(of: slash),
      !bytes[(end + 1)..<Int(range.upperBound)].contains(slash)
    else { return false }
    return ScalarText.isVerbatim(bytes[range.indices])
      && IPAddress.dotted(bytes.span.extracting(Int(range.lowerBound)..<end)) != nil
  }

  /// Whether the raw bytes are a regular expression without the escapes that a string decodes.
  private static func isPlainRegex(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    guard isRegex(bytes, range) else { return false }
    var index = Int(range.lowerBound) + 1
    while index < Int(range.upperBound) {
      if bytes[index] == UInt8(ascii: "\\") {
        if ScalarText.decoded(bytes[index + 1]) != nil { return false }
        index += 1
      }
      index += 1
    }
    return true
  }

  private static func network(_ label: String) -> String {
    let parts = label.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)), parts.count <= 2 else {
      return label
    }
    let length = parts.count == 2 ? String(parts[1]) : address.isIPv6 ? "128" : "32"
    return address.description + "/" + length
  }
}
