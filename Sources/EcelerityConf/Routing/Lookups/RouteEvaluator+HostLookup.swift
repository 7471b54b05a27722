/// Lookups of a next hop under its candidate names.
extension RouteEvaluator {
  /// The candidate names of `hop` in the order of lookups. Names from DNS and of recipients are absolute.
  func meanings(of hop: Hop, isHost: Bool) -> [DomainName] {
    let name = DomainName(hop.host)
    return hop.mayBeRelative ? searchList.meanings(of: name, isHost: isHost) : [name]
  }

  /// Looks up the `questions` about each of the `meanings` of `hop`, until one exists (resolv.conf(5)). When none
  /// does, the answers are those that are least final. Nil while a lookup is outstanding.
  func lookUp(
    _ hop: Hop, _ meanings: [DomainName], _ walk: inout RouteWalk,
    _ questions: (DomainName) -> [NameQuestion]
  ) -> HostLookup? {
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
        return HostLookup(hop: hop, answers: answers, names: names)
      }
      if best.isEmpty || answers.openness(of: asked[0]) > best.openness(of: asked[0]) {
        best = answers
      }
      // As res_nsearch(3) does: after a timeout for one domain, the others are not tried.
      if answers.contains(where: \.endsSearch) { rest.removeAll { $0 != name } }
    }
    return HostLookup(hop: hop, answers: best, names: names)
  }
}

extension NameAnswer {
  /// Whether the answer has records.
  fileprivate var isFound: Bool {
    switch outcome {
    case .exchangers, .addresses: true
    default: false
    }
  }
}

extension [NameAnswer] {
  /// How final a negative answer to `question` is; higher values are less final. Without exchangers, there may be
  /// addresses.
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
