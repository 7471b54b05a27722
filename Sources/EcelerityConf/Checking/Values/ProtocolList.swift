/// The value of `tls_protocols`, read from left to right.
///
/// Page: content/momentum/4/config/tls-protocols.md.
struct ProtocolList {
  /// One token.
  struct Token {
    let part: TextPart
    let name: String
    let isEnabled: Bool
    /// Whether it has a sign.
    let isSigned: Bool
  }

  let tokens: [Token]

  /// Protocols that are no longer considered safe: RFC 6176, 7568, 8996.
  static let weak: Set<String> = ["SSLV2", "SSLV3", "TLSV1.0", "TLSV1.1"]
  private static let strong: Set<TLSVersion> = [.tls12, .tls13]
  private static let everything = "ALL"

  init(_ scalar: Scalar) {
    tokens = scalar.parts(separatedBy: ":").map { part in
      let sign = part.text.first
      let isSigned = sign == "+" || sign == "-"
      let name = isSigned ? String(part.text.dropFirst()) : part.text
      return Token(
        part: part, name: name.uppercased(), isEnabled: sign != "-", isSigned: isSigned)
    }
  }

  /// The tokens that name a weak protocol which no later token disables.
  var weakTokens: [Token] {
    tokens.indices.filter { index in
      tokens[index].isEnabled && ProtocolList.weak.contains(tokens[index].name)
        && !tokens[index...].contains { other in
          !other.isEnabled
            && (other.name == tokens[index].name || other.name == ProtocolList.everything)
        }
    }.map { tokens[$0] }
  }

  /// Whether a safe protocol is left in a version without the protocols `missing`. Nil when there is no name or an
  /// unknown one, or when one of `missing` is enabled.
  func leavesStrong(without missing: Set<String> = []) -> Bool? {
    if tokens.contains(where: { $0.isEnabled && missing.contains($0.name) }) { return nil }
    let offered = ProtocolList.strong.filter { !missing.contains($0.rawValue.uppercased()) }
    return ProtocolList.leaves(tokens, anyOf: offered)
  }

  /// The value without `token`; nil when that would not be a list, or would leave no safe protocol.
  func text(without token: Token) -> String? {
    guard tokens.count < Scalar.maximumParts else { return nil }
    let rest = tokens.filter { $0.part != token.part }
    guard rest.first?.isEnabled == true,
      ProtocolList.leaves(rest, anyOf: ProtocolList.strong) == true
    else { return nil }
    return rest.map(\.part.text).joined(separator: ":")
  }

  /// Whether `tokens` leave one of `versions`; nil when that is not known.
  private static func leaves(_ tokens: [Token], anyOf versions: Set<TLSVersion>) -> Bool? {
    TLSVersion.enabled(by: tokens.map(\.part.text).joined(separator: ":"))
      .map { !versions.isDisjoint(with: $0) }
  }
}
