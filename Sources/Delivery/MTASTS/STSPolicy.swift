/// What a domain wants of those who send mail to it (RFC 8461, 3.2).
package struct STSPolicy: Hashable, Sendable {
  /// How far it binds (RFC 8461, 5).
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    /// Exchangers that do not comply get no mail.
    case enforce
    /// They do.
    case testing
    /// Nothing is wanted.
    case none
  }

  /// How far it binds.
  package let mode: Mode
  /// How long it may be remembered, in seconds; at most a year.
  package let maximumAge: Int
  /// Which exchangers comply, in its order; empty only in the mode `none`.
  package let patterns: [STSPattern]

  /// Longest policy that is read, in bytes (RFC 8461, 3.3, suggests it).
  package static let longestText = 64 * 1024
  /// The longest age, in seconds (RFC 8461, 3.2); a greater one counts as this one, which is decided,
  /// not stated.
  package static let greatestAge = 31_557_600
}

/// Which exchangers comply: a name, or `*.` and a name, which stands for one label more (RFC 8461,
/// 4.1). Which that are is decided where mail is routed.
package struct STSPattern: Hashable, Sendable, CustomStringConvertible {
  private let name: DomainName
  private let isWildcard: Bool

  /// Nil when it is no pattern.
  init?(_ text: ArraySlice<UInt8>) {
    isWildcard = text.starts(with: "*.".utf8)
    let labels = (isWildcard ? text.dropFirst(2) : text)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy(Self.isLabel), let name = DomainName(labels: labels.map(Array.init))
    else { return nil }
    self.name = name
  }

  /// RFC 5321, 4.1.2: letters, digits and hyphens inside.
  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetterOrDigit || $0 == hyphen }
  }

  /// `*.oak.example`
  package var description: String { (isWildcard ? "*." : "") + name.description }
}
