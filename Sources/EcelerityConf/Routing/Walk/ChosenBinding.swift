/// One of the bindings that a question means, with what holds for all questions that mean it.
struct ChosenBinding: Sendable {
  /// Why the question means it.
  let choice: BindingChoice
  let member: BindingChoice.Member
  /// Where options are looked for.
  let places: BindingWalkPlaces
  /// The answers that many names have in common.
  var routes = SharedRoutes()

  init(_ member: BindingChoice.Member, by choice: BindingChoice, _ options: inout OptionEvaluator) {
    self.choice = choice
    self.member = member
    places = BindingWalkPlaces(of: member, &options)
  }
}

/// The bindings that the previous question meant: most questions of a run mean the same ones.
struct ChosenBindings: Sendable {
  private let binding: String?
  private let group: String?
  var all: [ChosenBinding]

  /// The bindings `all`, which `query` means.
  init(_ all: [ChosenBinding], for query: RouteQuery) {
    binding = query.binding
    group = query.bindingGroup
    self.all = all
  }

  /// Whether `query` means them too.
  func areMeant(by query: RouteQuery) -> Bool {
    binding == query.binding && group == query.bindingGroup
  }
}
