/// A lookup that takes several questions, each of which may depend on earlier answers.
protocol Inquiry {
  /// The questions to ask now; empty when the inquiry is done.
  var questions: [Question] { get }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer])
}

extension Resolver {
  /// Runs `inquiries` until none has a question left. Their questions are asked concurrently, so that a server that
  /// does not reply delays all of them once instead of one after the other.
  mutating func settle(_ inquiries: inout [some Inquiry]) throws(ResolverError) {
    while true {
      let asked = inquiries.map(\.questions)
      let questions = asked.flatMap(\.self)
      guard !questions.isEmpty else { return }
      var answers = try resolve(questions)[...]
      for (index, asked) in asked.enumerated() where !asked.isEmpty {
        inquiries[index].take(Array(answers.prefix(asked.count)))
        answers = answers.dropFirst(asked.count)
      }
    }
  }
}
