/// Something that takes several questions to find out, where what to ask next may depend on the answers.
protocol Inquiry {
  /// What has to be asked now; empty when that is all.
  var questions: [Question] { get }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer])
}

extension Resolver {
  /// Asks for `inquiries` until none has a question left. What they ask at the same time is under way
  /// together, so that all of them wait for a silent server once and not one after the other.
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
