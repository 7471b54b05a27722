internal import EcelerityConf

/// The title of the scope that was asked for last: what one stanza sets is told one after the other.
struct ScopeTitles: Sendable {
  private var last: (scope: Scope, title: String)?

  mutating func title(of scope: Scope) -> String {
    if let last, last.scope.isSame(as: scope) { return last.title }
    let title = scope.title
    last = (scope, title)
    return title
  }
}
