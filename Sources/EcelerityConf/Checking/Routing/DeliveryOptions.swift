/// Evaluates options for mail by the same chains and the same evaluator as confroute.
///
/// Names are matched with regular expressions only until the budget for that is used up. Options that are unknown for
/// that reason are not reported, so that the work stays proportional to the configuration.
struct DeliveryOptions {
  /// The value of an option for some mail.
  struct Answer {
    /// The assignment in force; nil for the default.
    let setting: Setting?
    /// Whether a domain's stanza among the places that were checked sets the option.
    let isSetInDomain: Bool

    /// Whether `other` is the same value.
    func isLike(_ other: Answer) -> Bool {
      guard let setting, let otherSetting = other.setting else {
        return setting == nil && other.setting == nil
      }
      return setting.isSame(as: otherSetting) || setting.means(otherSetting)
    }

    /// The default, where no scope sets the option.
    static var byDefault: Answer { Answer(setting: nil, isSetInDomain: false) }
  }

  /// Matches of a name with a regular expression.
  var matches = WorkBudget(of: 4_000_000)
  /// The number of evaluations made so far.
  private(set) var evaluationCount = 0

  private var evaluator: OptionEvaluator
  private var patterns = PatternCache()
  /// The number of stanzas with a regular expression.
  let patternCount: Int
  private let hasHostPatterns: Bool

  init(_ configuration: Configuration) {
    evaluator = OptionEvaluator(configuration, namesMisses: false)
    patternCount = configuration.patternChildren.values.reduce(0) { $0 + $1.count }
    hasHostPatterns = configuration.patternChildren.values.joined().contains {
      Scope(configuration: configuration, id: $0).keyword == .host
    }
  }

  var configuration: Configuration { evaluator.configuration }

  /// The option `keyword` for mail to `name` on the binding or group `container`; nil when it is not known, because a
  /// regular expression could not be tried.
  mutating func answer(
    _ keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Answer? {
    guard
      let evaluation = evaluation(of: keyword, in: container, for: name)?
        .passingOverEmptyLists()
    else { return nil }
    return Answer(setting: evaluation.setting, isSetInDomain: evaluation.isSetInDomain)
  }

  /// The evaluation of the option `keyword` for mail to `name` on the binding or group `container`, with every place that
  /// was checked; nil when a regular expression could not be tried.
  mutating func evaluation(
    of keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Evaluation? {
    guard mayMatch(name) else { return nil }
    evaluationCount += 1
    let domain = name.map { [QueryScope.Stanza(.domain, $0.text)] } ?? []
    let scope = QueryScope(container.queryStanzas + domain)
    guard let evaluation = evaluator.evaluate(keyword, at: scope), evaluation.unevaluated.isEmpty
    else { return nil }
    return evaluation
  }

  /// The evaluation of the option `keyword` in `scope` itself, with every place that was checked; nil when there were too
  /// many regular expressions to try.
  mutating func evaluation(of keyword: Keyword, at scope: Scope) -> Evaluation? {
    let isNamed = scope.keyword == .domain || scope.keyword == .host && hasHostPatterns
    guard mayMatch(isNamed ? scope.label.map(DomainName.init) : nil) else { return nil }
    evaluationCount += 1
    return evaluator.evaluate(keyword, at: QueryScope(scope.queryStanzas))
  }

  /// The stanzas of domains in `container` whose regular expression matches `name` or cannot be tried; nil when there
  /// were too many to try.
  mutating func patterns(in container: Scope, matching name: DomainName) -> [Scope]? {
    guard mayMatch(name) else { return nil }
    return patterns.matches(.domain, in: container, name.text).map(\.stanza)
  }

  /// Whether `name` may be tried with all regular expressions.
  private mutating func mayMatch(_ name: DomainName?) -> Bool {
    name == nil || patternCount == 0 || matches.spend(patternCount)
  }
}
