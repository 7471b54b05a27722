/// What a name server is asked: records of one type of one name, in the class IN.
public struct Question: Hashable, Sendable, CustomStringConvertible {
  /// Whose records.
  public let name: DomainName
  /// Which records.
  public let type: RecordType

  /// Asks for the records of `type` of `name`.
  public init(_ name: DomainName, _ type: RecordType) {
    self.name = name
    self.type = type
  }

  /// `MX oak.example`
  public var description: String { "\(type) \(name)" }
}
