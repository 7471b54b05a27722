/// The reason why a query for a route cannot be answered.
public enum QueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is neither a domain nor an address; `suggestion` is the part of it that is one, if
  /// any.
  case invalidDomain(String, suggestion: String?)
  /// The text is a list of domains or addresses.
  case severalDomains(String)
  /// The text is neither a sender's address nor a domain.
  case invalidSender(String)
  /// The configuration has no such binding; letter case matters.
  case unknownBinding(String, suggestion: String?)
  /// The configuration has no such binding group; letter case matters.
  case unknownBindingGroup(String, suggestion: String?)
  /// A binding group is named where a binding should be.
  case groupInsteadOfBinding(String)
  /// A binding is named where a binding group should be.
  case bindingInsteadOfGroup(String)
  /// A binding group and one of its bindings are named as one.
  case groupAndBindingInOne(String, group: String, binding: String)
  /// The binding is not in the group.
  case bindingOutsideGroup(String, group: String, found: [String])
  /// Several groups have a binding of that name.
  case ambiguousBinding(String, groups: [String])
  /// The group has no binding of its own that a message could be on.
  case emptyBindingGroup(String)

  /// The problem, then what to do; lower case, no full stop.
  public var description: String {
    switch self {
    case .invalidDomain(let text, let suggestion):
      "`\(text)` is neither a domain nor an address" + Spelling.clause(suggestion)
    case .severalDomains(let text):
      "`\(text)` is more than one domain or address; ask about each by itself"
    case .invalidSender(let text):
      "`\(text)` is not the address of a sender; write `<>` for none"
    case .unknownBinding(let name, let suggestion):
      "binding `\(name)` is not in the configuration" + Spelling.clause(suggestion)
    case .unknownBindingGroup(let name, let suggestion):
      "binding group `\(name)` is not in the configuration" + Spelling.clause(suggestion)
    case .groupInsteadOfBinding(let name):
      "`\(name)` is a binding group, not a binding; name it as the group"
    case .bindingInsteadOfGroup(let name):
      "`\(name)` is a binding, not a binding group; name it as the binding"
    case .groupAndBindingInOne(let text, let group, let binding):
      "`\(text)` is a binding group and a binding in one; name `\(group)` as the group and `\(binding)` "
        + "as the binding"
    case .bindingOutsideGroup(let name, let group, let found):
      "binding `\(name)` is not in binding group `\(group)`, but in "
        + found.map { "`\($0)`" }.joined(separator: ", ")
    case .ambiguousBinding(let name, let groups):
      "binding `\(name)` is in several binding groups; name one of "
        + groups.map { "`\($0)`" }.joined(separator: ", ")
    case .emptyBindingGroup(let name):
      "binding group `\(name)` has no binding"
    }
  }
}
