/// The title of the scope that was reported last: findings in a row often share a scope.
struct LastTitle {
  private var scope = noRecord
  private var text = ""

  /// The title of `scope`, without passwords in URLs.
  mutating func title(of scope: Scope) -> String {
    if self.scope != scope.id {
      self.scope = scope.id
      text = scope.title
    }
    return text
  }
}
