/// The stanza of a module that only one installation has, which the option table does not know.
package struct OwnModule: Hashable, Sendable {
  /// The name of the module.
  package let name: String
  /// Its label; nil if it has none.
  package let label: String?

  /// The module `name` labelled `label`; nil for a name that no stanza can have.
  package init?(_ name: String, _ label: String? = nil) {
    guard !name.isEmpty, DomainName.hasPlainBytesOnly(name.lowercased()) else { return nil }
    self.name = name
    self.label = label
  }

  /// The text before the brace.
  var header: String { name + (label.map { " " + ScalarSpelling.quoted($0) } ?? "") }
}
