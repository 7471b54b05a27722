import EcelerityConf
import Testing

/// Properties of all answers of the evaluator.
struct RouteEvaluatorTests {
  @Test func everyStepSaysWhatItRestsOn() throws {
    for oracle in RoutingOracleTests.oracles {
      let answer = try explain(
        oracle.domain, in: oracle.configuration, binding: oracle.binding, strict: oracle.isStrict)
      for step in answer.steps {
        #expect(!step.question.isEmpty && !step.answer.isEmpty)
        #expect(step.evidence.page.hasPrefix("content/momentum/"), "\(step.question)")
        let isGuess = step.evidence.grade == .inferred || step.evidence.grade == .decided
        #expect(!isGuess || step.evidence.decision != nil || step.name == .hostList)
        #expect(step.notes.allSatisfy { !$0.text.isEmpty })
      }
    }
  }

  /// An evaluator can be used for many queries: no answer depends on earlier ones.
  @Test func anEvaluatorMayBeKept() throws {
    let text = """
      domain "/oak/" { gateway = oak.test }
      domain elm.example { gateway = elm.test }
      """
    var kept = RouteEvaluator(try configuration(text))
    for index in 0..<200 {
      let name = ["oak\(index).example", "elm.example", "fir\(index).example"][index % 3]
      let fresh = try explain(name, in: text)
      let answer = try kept.explain(RouteQuery(name))
      #expect(answer.map(\.routingDomain) == [fresh.routingDomain])
    }
  }
}
