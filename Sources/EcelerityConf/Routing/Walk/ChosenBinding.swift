/// A binding that a question means, with what holds for all questions that mean it.
struct ChosenBinding: Sendable {
  let member: BindingChoice.Member
  /// Where options are looked for.
  let places: BindingWalkPlaces
  /// The answers that many names have in common.
  var routes = SharedRoutes()

  init(_ member: BindingChoice.Member, _ options: inout OptionEvaluator) {
    self.member = member
    places = BindingWalkPlaces(of: member, &options)
  }
}
