/// Why bytes are not a DNS message.
enum MalformedMessage: Error, Hashable, CustomStringConvertible {
  case ends, label, pointer, nameTooLong, recordLength, questionClass, edns

  /// What is wrong, as a predicate of "the reply".
  var description: String {
    switch self {
    case .ends: "ends in the middle"
    case .label: "has a label of an unknown kind"
    case .pointer: "has a compressed name that does not point back"
    case .nameTooLong: "has a name of more than \(DomainName.longestName) bytes"
    case .recordLength: "has a record whose length is not that of its data"
    case .questionClass: "answers a question of another class"
    case .edns: "has EDNS where it may not be"
    }
  }
}
