/// What DNS says of a next hop, by whichever of the names that it may have DNS knows.
struct SoughtHost {
  /// The next hop, with the name that the search list makes of it.
  let hop: Hop
  let answers: [NameAnswer]
  /// All names that it may have.
  let meanings: [DomainName]
}

extension RouteEvaluator {
  /// Asks the `questions` about each name that the host of `hop` may have, until DNS knows one (resolv.conf(5)). When
  /// it knows none, the answers are those that leave most open. Nil as long as something has to be asked first.
  func seek(
    _ hop: Hop, _ walk: inout RouteWalk, _ questions: (DomainName) -> [NameQuestion]
  ) -> SoughtHost? {
    let name = DomainName(hop.host)
    let meanings = hop.mayBeRelative ? searchList.meanings(of: name) : [name]
    var best: [NameAnswer] = []
    for meaning in meanings {
      let asked = questions(meaning)
      let answers = asked.compactMap { walk.names.answer(to: $0) }
      guard answers.count == asked.count else { return nil }
      if answers.contains(where: \.isFound) {
        var hop = hop
        if meaning != name { hop.completion = meaning }
        return SoughtHost(hop: hop, answers: answers, meanings: meanings)
      }
      if best.isEmpty || answers.openness(of: asked[0]) > best.openness(of: asked[0]) {
        best = answers
      }
    }
    return SoughtHost(hop: hop, answers: best, meanings: meanings)
  }
}

extension NameAnswer {
  /// Whether there is something of what was asked for.
  fileprivate var isFound: Bool {
    switch outcome {
    case .exchangers, .addresses: true
    default: false
    }
  }
}

extension [NameAnswer] {
  /// How much they leave open that found nothing of what `question` is about: the greater, the more. Without
  /// exchangers, there are addresses to look for.
  fileprivate func openness(of question: NameQuestion) -> Int {
    let isAboutExchangers = if case .exchangers = question { true } else { false }
    return map { answer in
      switch answer.outcome {
      case .noSuchName: 0
      case .none: isAboutExchangers ? 3 : 1
      default: 2
      }
    }.max() ?? 0
  }
}
