/// The hint about a binding that is named without its group.
enum ScopeHint {
  static func text(ofBinding label: String, in group: String) -> String {
    let binding = "\(Keyword.binding.name) \(label)"
    return "`\(binding)` is in binding group `\(group)`; ask for "
      + "`\(Keyword.bindingGroup.name) \(group) \(binding)`"
  }
}
