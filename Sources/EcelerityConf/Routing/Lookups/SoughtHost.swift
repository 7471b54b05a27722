/// What DNS says of a next hop, by whichever of the names that it may have DNS knows.
struct SoughtHost {
  /// The next hop, with the name that the search list makes of it.
  let hop: Hop
  let answers: [NameAnswer]
  /// The names that were asked about.
  let names: [DomainName]
}

extension RouteEvaluator {
  /// What the name of `hop` may stand for, in the order of asking; names that DNS and recipients bring up are absolute.
  func meanings(of hop: Hop, isHost: Bool) -> [DomainName] {
    let name = DomainName(hop.host)
    return hop.mayBeRelative ? searchList.meanings(of: name, isHost: isHost) : [name]
  }

  /// Asks the `questions` about each of the `meanings` of `hop`, until DNS knows one (resolv.conf(5)). When it knows
  /// none, the answers are those that leave most open. Nil as long as something has to be asked first.
  func seek(
    _ hop: Hop, _ meanings: [DomainName], _ walk: inout RouteWalk,
    _ questions: (DomainName) -> [NameQuestion]
  ) -> SoughtHost? {
    let name = DomainName(hop.host)
    var names: [DomainName] = []
    var best: [NameAnswer] = []
    var rest = meanings
    while !rest.isEmpty {
      let meaning = rest.removeFirst()
      let asked = questions(meaning)
      let answers = asked.compactMap { walk.names.answer(to: $0) }
      guard answers.count == asked.count else { return nil }
      names.append(meaning)
      if answers.contains(where: \.isFound) {
        var hop = hop
        if meaning != name { hop.completion = meaning }
        return SoughtHost(hop: hop, answers: answers, names: names)
      }
      if best.isEmpty || answers.openness(of: asked[0]) > best.openness(of: asked[0]) {
        best = answers
      }
      // As res_nsearch(3) does: silence about one domain is not waited for in each of the others.
      if answers.contains(where: \.endsSearch) { rest.removeAll { $0 != name } }
    }
    return SoughtHost(hop: hop, answers: best, names: names)
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
