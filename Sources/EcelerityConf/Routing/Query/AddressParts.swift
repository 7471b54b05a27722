/// The two sides of the last `@` of a mail address, `user@oak.example`, which may be enclosed in `<` and `>`
/// (RFC 5321, 4.1.2).
package struct AddressParts {
  /// The part before the `@`, with its quotes; nil for a domain alone.
  package let localPart: Substring?
  /// The part after the `@`, or the whole text.
  package let domain: Substring

  /// Splits `text`, which need not be valid.
  package init(_ text: String) {
    var bare = text[...]
    if bare.hasPrefix("<"), bare.hasSuffix(">") { bare = bare.dropFirst().dropLast() }
    let at = bare.lastIndex(of: "@")
    localPart = at.map { bare[..<$0] }
    domain = at.map { bare[bare.index(after: $0)...] } ?? bare
  }
}
