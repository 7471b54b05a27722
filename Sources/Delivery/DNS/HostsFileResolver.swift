/// Combines another resolver with a hosts file.
///
/// Page: content/momentum/4/config/ref-resolv-conf.md, `lookup`: name servers come first by default.
package struct HostsFileResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  private let hosts: HostsFile
  private let isFirst: Bool

  /// Looks names up in `hosts` before asking `upstream` if `isFirst`, else where `upstream` finds nothing.
  package init(_ upstream: Upstream, _ hosts: HostsFile, isFirst: Bool) {
    self.upstream = upstream
    self.hosts = hosts
    self.isFirst = isFirst
  }

  /// One answer for each of `questions`, from the file or from `upstream`.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var answers = questions.map { isFirst ? hosts.answer(to: $0) : nil }
    let open = questions.indices.filter { answers[$0] == nil }
    for (index, answer) in zip(open, try upstream.resolve(open.map { questions[$0] })) {
      answers[index] = answer.outcome == .found ? answer : fallback(answer)
    }
    return answers.compactMap { $0 }
  }

  /// A host that is only in the file exists: an NXDOMAIN for it means that it has no records of that type.
  private func fallback(_ answer: Answer) -> Answer {
    let question = answer.question
    if let known = hosts.answer(to: question) { return known }
    guard answer.outcome == .nameError, hosts.names(question.name) else { return answer }
    return Answer(question, .noData, reason: answer.reason, server: answer.server)
  }
}
