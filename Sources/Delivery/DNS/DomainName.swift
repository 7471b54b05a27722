/// A domain name, absolute (RFC 1035, 3.1). Names that differ in the case of ASCII letters only are
/// equal (RFC 4343), but each is shown as it was written.
package struct DomainName: Sendable {
  /// The name as it is sent, uncompressed: labels, each behind its length, and the empty one of the
  /// root; at most 255 bytes.
  let wire: [UInt8]

  /// The name that has no labels.
  package static let root = DomainName(wire: [0])

  /// Longest label, in bytes (RFC 1035, 2.3.4).
  static let longestLabel = 63
  /// Longest name as it is sent, in bytes (RFC 1035, 2.3.4).
  static let longestName = 255

  private init(wire: [UInt8]) { self.wire = wire }

  /// The name of these labels, first the one that stands left; nil when one is empty or too long, or
  /// all are too long together.
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

  /// Reads `mx1.oak.example`, with or without the last dot; `\.` and `\046` are bytes of a label
  /// (RFC 1035, 5.1). Nil when it is no name: empty labels, too long, an escape that says nothing.
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
      // A long text is no name, which needs no reading to its end.
      guard labels.count <= Self.longestName / 2 else { return nil }
    }
    self.init(labels: labels)
  }

  /// The labels, first the one that stands left; none for the root.
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
  /// Whether the labels are the same but for the case of their letters.
  package static func == (one: DomainName, other: DomainName) -> Bool {
    one.wire.count == other.wire.count
      && zip(one.wire, other.wire).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// Hashes the labels as if their letters were small. Lengths are less than any letter, so that they need no
  /// exception.
  package func hash(into hasher: inout Hasher) {
    for byte in wire { hasher.combine(byte.lowercased) }
  }
}

extension DomainName: CustomStringConvertible {
  /// The labels with dots between them, `.` for the root; what is no printable ASCII or would end a
  /// label is escaped.
  package var description: String {
    self == .root ? "." : labels.map(Self.text).joined(separator: ".")
  }

  private static func text(_ label: [UInt8]) -> String {
    EscapedText.text(
      label, special: [UInt8(ascii: "."), EscapedText.backslash], printable: 0x21...0x7e)
  }
}
