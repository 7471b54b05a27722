package import EcelerityConf

extension QueryProblem {
  /// What is there, then what to do on a command line; lower case, no full stop.
  package var commandDescription: String {
    switch self {
    case .groupInsteadOfBinding(let name):
      "`\(name)` is a binding group; use --binding-group \(name)"
    case .bindingInsteadOfGroup(let name):
      "`\(name)` is a binding; use --binding \(name)"
    case .groupAndBindingInOne(let text, let group, let binding):
      "`\(text)` is a binding group and a binding; use --binding-group \(group) --binding \(binding)"
    default: description
    }
  }
}
