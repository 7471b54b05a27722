@testable import EcelerityConf

/// What a configuration answers, apart from where it is written: the options that it sets, asked in all of
/// its scopes and on the way to some domains, with every place that was asked.
struct EvaluatedConfiguration {
  /// The answers, one a line, in the order of the questions.
  private let answers: [String]

  private init(_ configuration: Configuration, _ questions: [(QueryScope, Keyword)]) {
    var evaluator = OptionEvaluator(configuration)
    answers = questions.compactMap { scope, option in
      evaluator.evaluate(option, at: scope).map { Self.line($0, option) }
    }
  }

  /// The answers of `old` that `new` does not give, and those that it gives instead.
  static func differences(_ old: Configuration, _ new: Configuration) -> [String] {
    let questions = questions(about: old)
    let (first, second) = (Self(old, questions).answers, Self(new, questions).answers)
    return zip(first, second).filter { $0 != $1 }.map { "\($0), then \($1)" }
      + (first.count == second.count ? [] : ["\(first.count) answers, then \(second.count)"])
  }

  /// Each option that is set anywhere, in each scope; of many questions an even choice.
  static func questions(about configuration: Configuration) -> [(QueryScope, Keyword)] {
    let options = Set(configuration.allSettings.compactMap(\.keyword))
      .filter(OptionTable.isKnownOption).sorted()
    let scopes = configuration.allScopes.compactMap(QueryScope.init) + places(in: configuration)
    let all = scopes.flatMap { scope in options.map { (scope, $0) } }
    // No multiple of the number of options, so that every option and every scope comes.
    let step = max(1, all.count / mostQuestions) | 1
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  private static let mostQuestions = 50

  /// Names that only regular expressions are about, on bindings.
  private static func places(in configuration: Configuration) -> [QueryScope] {
    configuration.routeBindings.sorted { "\($0)" < "\($1)" }.flatMap { binding in
      ["a.test", "mail.z.test"].map {
        QueryScope(bindingGroup: binding.group, binding: binding.name, domain: DomainName($0))
      }
    }
  }

  private static func line(_ evaluation: Evaluation, _ option: Keyword) -> String {
    let candidates = evaluation.candidates.map { candidate in
      "\(candidate.title) \(candidate.outcome) \(candidate.setting?.value.meaning ?? "")"
    }
    let value = evaluation.setting?.value.meaning ?? evaluation.text ?? "not set"
    let ignored = evaluation.ignored.map { $0.scope.title + " " + $0.value.meaning }
    return "\(option) at \(evaluation.scope.title) is \(value), of \(candidates), not \(ignored)"
  }
}

extension QueryScope {
  /// The way to `scope`; nil when a stanza on it is not known.
  init?(_ scope: Scope) {
    let steps = sequence(first: scope, next: \.parent).filter { !$0.isGlobal }.reversed()
    let stanzas = steps.compactMap { step in step.keyword.map { Stanza($0, step.label) } }
    guard stanzas.count == steps.count else { return nil }
    self.init(stanzas)
  }
}

extension Value {
  /// The shape and the texts, however they are quoted.
  var meaning: String {
    switch self {
    case .scalar(let item): item.text.debugDescription
    case .list(let items): "(\(items.map(\.text)))"
    case .dictionary(let pairs): "[\(pairs.map { [$0.key.text, $0.value.text] })]"
    }
  }
}
