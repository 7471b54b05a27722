/// A question for the records of one name and type in class IN (RFC 1035, 4.1.2).
package struct Question: Hashable, Sendable, CustomStringConvertible {
  /// QNAME.
  package let name: DomainName
  /// QTYPE.
  package let type: RecordType

  /// A question for the records of `name` of `type`.
  package init(_ name: DomainName, _ type: RecordType) {
    self.name = name
    self.type = type
  }

  /// `MX oak.example`
  package var description: String { "\(type) \(name)" }
}
