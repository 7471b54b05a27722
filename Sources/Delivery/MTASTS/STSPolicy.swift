/// The MTA-STS policy of a domain (RFC 8461, 3.2).
package struct STSPolicy: Hashable, Sendable {
  /// The policy mode (RFC 8461, 5).
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    /// Mail is not delivered to hosts that fail validation.
    case enforce
    /// Mail is delivered to them all the same.
    case testing
    /// The domain counts as one without a policy.
    case none
  }

  /// The mode.
  package let mode: Mode
  /// `max_age` in seconds; at most `greatestAge`.
  package let maximumAge: Int
  /// The MX patterns in their order; empty only in mode `none`.
  package let patterns: [STSPattern]

  /// Longest policy file that is read, in bytes (suggested by RFC 8461, 3.3).
  package static let longestText = 64 * 1024
  /// Greatest `max_age` in seconds (RFC 8461, 3.2). Greater values are reduced to it, which the RFC does not say.
  package static let greatestAge = 31_557_600
}

/// An MX pattern: a name, or `*.` and a name, where `*` matches one label (RFC 8461, 4.1). Matching is up to routing.
package struct STSPattern: Hashable, Sendable, CustomStringConvertible {
  private let name: DomainName
  private let isWildcard: Bool

  /// Reads a pattern; nil if `text` is not one.
  init?(_ text: ArraySlice<UInt8>) {
    isWildcard = text.starts(with: "*.".utf8)
    let labels = (isWildcard ? text.dropFirst(2) : text)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy(Self.isLabel), let name = DomainName(labels: labels.map(Array.init))
    else { return nil }
    self.name = name
  }

  /// RFC 5321, 4.1.2: letters and digits, with hyphens between them.
  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return label.first != hyphen && label.last != hyphen
      && label.allSatisfy { $0.isLetterOrDigit || $0 == hyphen }
  }

  /// `*.oak.example`
  package var description: String { (isWildcard ? "*." : "") + name.description }
}
