/// The two sides of the last `@` of a mail address, `user@oak.example`, which may stand between `<` and `>`
/// (RFC 5321, 4.1.2).
package struct AddressParts {
  /// What stands before it, with its quotes if it has some; nil where there is a domain alone.
  package let localPart: Substring?
  /// What stands behind it, or everything.
  package let domain: Substring

  /// Takes `text` apart, whatever it is.
  package init(_ text: String) {
    var bare = text[...]
    if bare.hasPrefix("<"), bare.hasSuffix(">") { bare = bare.dropFirst().dropLast() }
    let at = bare.lastIndex(of: "@")
    localPart = at.map { bare[..<$0] }
    domain = at.map { bare[bare.index(after: $0)...] } ?? bare
  }
}
