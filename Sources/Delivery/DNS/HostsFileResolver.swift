/// Asks another resolver, and a file of hosts before or after it.
///
/// Page: content/momentum/4/config/ref-resolv-conf.md, `lookup`: name servers first unless it says
/// otherwise.
package struct HostsFileResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  private let hosts: HostsFile
  private let isFirst: Bool

  /// Asks `hosts` before `upstream` when it `isFirst`, else for what `upstream` does not know.
  package init(_ upstream: Upstream, _ hosts: HostsFile, isFirst: Bool) {
    self.upstream = upstream
    self.hosts = hosts
    self.isFirst = isFirst
  }

  /// Answers from the file where it is its turn.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var answers = questions.map { isFirst ? hosts.answer(to: $0) : nil }
    let open = questions.indices.filter { answers[$0] == nil }
    for (index, answer) in zip(open, try upstream.resolve(open.map { questions[$0] })) {
      answers[index] = answer.outcome == .found ? answer : fallback(answer)
    }
    return answers.compactMap { $0 }
  }

  /// A host that only the file knows exists: a name server that denies it knows no exchangers of it,
  /// that is all.
  private func fallback(_ answer: Answer) -> Answer {
    let question = answer.question
    if let known = hosts.answer(to: question) { return known }
    guard answer.outcome == .nameError, hosts.names(question.name) else { return answer }
    return Answer(question, .noData, reason: answer.reason, server: answer.server)
  }
}
