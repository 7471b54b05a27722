/// An absolute domain name (RFC 1035, 3.1). Names are compared without regard to the case of ASCII letters (RFC 4343),
/// and shown as they were written.
package struct DomainName: Sendable {
  /// The name in wire format, uncompressed: labels, each after its length, and the empty root label; at most 255 bytes.
  let wire: [UInt8]

  /// The root, which has no labels.
  package static let root = DomainName(wire: [0])

  /// Longest label in bytes (RFC 1035, 2.3.4).
  static let longestLabel = 63
  /// Longest name in wire format, in bytes (RFC 1035, 2.3.4).
  static let longestName = 255

  private init(wire: [UInt8]) { self.wire = wire }

  /// The name of these labels, leftmost first; nil when a label is empty or too long, or the name is too long.
  package init?(labels: [[UInt8]]) {
    var wire: [UInt8] = []
    for label in labels {
      guard (1...Self.longestLabel).contains(label.count) else { return nil }
      wire.append(UInt8(label.count))
      wire += label
    }
    wire.append(0)
    guard wire.count <= Self.longestName else { return nil }
    self.wire = wire
  }

  /// Reads `mx1.oak.example`, with or without the final dot; `\.` and `\046` are bytes of a label (RFC 1035, 5.1). Nil
  /// for an empty label, a label or name that is too long, and an invalid escape.
  package init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard !bytes.isEmpty else { return nil }
    if bytes.elementsEqual(".".utf8) {
      self = .root
      return
    }
    var labels: [[UInt8]] = [[]]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."):
        if !bytes.isEmpty { labels.append([]) }
      case EscapedText.backslash:
        guard let escaped = EscapedText.escaped(&bytes) else { return nil }
        labels[labels.count - 1].append(escaped)
      default:
        labels[labels.count - 1].append(byte)
      }
      // Stop early: no name has more labels.
      guard labels.count <= Self.longestName / 2 else { return nil }
    }
    self.init(labels: labels)
  }

  /// The labels, leftmost first; none for the root.
  package var labels: [[UInt8]] {
    var labels: [[UInt8]] = []
    var rest = wire[...]
    while let length = rest.popFirst(), length > 0 {
      labels.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
    return labels
  }
}

extension DomainName: Hashable {
  /// Whether the labels are equal without regard to ASCII case.
  package static func == (one: DomainName, other: DomainName) -> Bool {
    one.wire.count == other.wire.count
      && zip(one.wire, other.wire).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// Hashes the labels in lower case. Length bytes are less than any letter, so that lowercasing leaves them alone.
  package func hash(into hasher: inout Hasher) {
    for byte in wire { hasher.combine(byte.lowercased) }
  }
}

extension DomainName: CustomStringConvertible {
  /// The labels separated by dots, `.` for the root; dots, backslashes and bytes that are not printable are escaped.
  package var description: String {
    self == .root ? "." : labels.map(Self.text).joined(separator: ".")
  }

  private static func text(_ label: [UInt8]) -> String {
    EscapedText.text(
      label, special: [UInt8(ascii: "."), EscapedText.backslash], printable: 0x21...0x7e)
  }
}
