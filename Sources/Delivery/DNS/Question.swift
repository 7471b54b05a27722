/// What a name server is asked: records of one type of one name, in the class IN.
package struct Question: Hashable, Sendable, CustomStringConvertible {
  /// Whose records.
  package let name: DomainName
  /// Which records.
  package let type: RecordType

  /// Asks for the records of `type` of `name`.
  package init(_ name: DomainName, _ type: RecordType) {
    self.name = name
    self.type = type
  }

  /// `MX oak.example`
  package var description: String { "\(type) \(name)" }
}
