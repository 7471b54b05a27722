@testable import EcelerityConf

/// Checks that problems and expectations are in order and inside the file.
@Sendable func checkExpectations(_ bytes: [UInt8]) {
  let file = ExpectationFile(SourceFile(path: "a.expect", bytes: bytes))
  var start: UInt32 = 0
  for problem in file.problems {
    require(problem.range.lowerBound >= start, "problems are out of order")
    require(Int(problem.range.upperBound) <= bytes.count, "a problem lies outside the file")
    require(!problem.message.isEmpty, "a problem says nothing")
    start = problem.range.lowerBound
  }
  for expectation in file.expectations {
    require(Int(expectation.range.upperBound) <= bytes.count, "a block lies outside the file")
    for check in expectation.checks {
      require(Int(check.range.upperBound) <= bytes.count, "a check lies outside the file")
    }
  }
}
