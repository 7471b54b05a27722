import EcelerityConf
import Testing

@testable import Delivery

/// The options that a stage depends on.
struct StageOptionsTests {
  /// `data` waits twice, so that it can take longer than its timer although a shorter limit ended it.
  @Test(arguments: [(nil, 3, true), (nil, 2, false), (2, 4, false), (3, 4, true)])
  func aTimerThatEndedTheWaitIsShown(limit: Int?, duration: Int, isShown: Bool) throws {
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "body_timeout = 3 routes = ( \"smtp://192.0.2.1\" )\n")
    let target = try #require(targets.first)
    var plan = ProbePlan()
    plan.timeLimit = limit.map { .seconds($0) }
    let stage = Stage(.data, failure: .transport(.timeout), duration: .seconds(duration))
    let options = plan.options(of: stage, at: target.explanation.destinations[0], of: target)
    #expect(options == (isShown ? [.bodyTimeout] : []))
  }
}
