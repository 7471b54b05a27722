extension Scope {
  /// The title as a question names the scope; unlike `title` it is not empty for the global scope.
  package var queryTitle: String { isGlobal ? QueryScope.global.title : title }
}
