/// Answers about options for names that many rules ask about.
struct DeliveryAnswerCache {
  struct Question: Hashable {
    let keyword: Keyword
    let container: ScopeID
    let name: DomainName?
  }

  /// When it is full, it is emptied: questions about one place mostly follow each other.
  private static let maximumCount = 4096

  private var answers: [Question: DeliveryOptions.Answer?] = [:]

  /// The answer to `question`; `.some(nil)` when the option is known not to be known.
  subscript(question: Question) -> DeliveryOptions.Answer?? { answers[question] }

  mutating func store(_ answer: DeliveryOptions.Answer?, for question: Question) {
    if answers.count >= DeliveryAnswerCache.maximumCount {
      answers.removeAll(keepingCapacity: true)
    }
    answers[question] = .some(answer)
  }
}
