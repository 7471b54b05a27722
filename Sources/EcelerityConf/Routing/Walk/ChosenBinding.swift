/// A binding that a query means, with data shared by all queries that mean it.
struct ChosenBinding: Sendable {
  /// Why the query means it.
  let choice: BindingChoice
  let member: BindingChoice.Member
  /// Where options are looked up.
  let places: BindingWalkPlaces
  /// The answers shared by many names.
  var routes = SharedRoutes()

  init(_ member: BindingChoice.Member, by choice: BindingChoice, _ options: inout OptionEvaluator) {
    self.choice = choice
    self.member = member
    places = BindingWalkPlaces(of: member, &options)
  }
}

/// The bindings of the previous query: most queries of a run mean the same ones.
struct ChosenBindings: Sendable {
  private let binding: String?
  private let group: String?
  var all: [ChosenBinding]

  /// The bindings `all` of `query`.
  init(_ all: [ChosenBinding], for query: RouteQuery) {
    binding = query.binding
    group = query.bindingGroup
    self.all = all
  }

  /// Whether `query` means the same bindings.
  func areMeant(by query: RouteQuery) -> Bool {
    binding == query.binding && group == query.bindingGroup
  }
}
