extension PlainRoute {
  /// A step about a number of the session.
  struct Number {
    /// Its position among the steps.
    let position: Int
    let option: Keyword
    let topic: RouteStep.Topic
    private let row: OptionRow
    private let takesAnyCount: Bool

    private init(at position: Int, _ row: OptionRow, _ topic: RouteStep.Topic) {
      self.position = position
      option = row.keyword
      self.topic = topic
      self.row = row
      takesAnyCount = row.takesAnyCount
    }

    /// The steps about numbers among `steps`.
    static func numbers(in steps: [RouteStep]) -> [Number] {
      steps.enumerated().compactMap { position, step in
        guard step.topic != .decision, let option = step.content.option else { return nil }
        return Number(at: position, option.chain.fallback.option, step.topic)
      }
    }

    /// Whether there is nothing to say about `setting` but its value.
    func reads(_ setting: Setting) -> Bool {
      if takesAnyCount, let value = setting.plainValue, value.count < 19,
        value.allSatisfy({ $0.isDigit })
      {
        return true
      }
      return row.reads(Evaluation.Origin.setting(setting).text ?? "")
    }
  }
}
