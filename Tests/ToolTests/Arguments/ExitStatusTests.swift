import Testing
import ToolSupport

struct ExitStatusTests {
  @Test func areTheNumbersOfTheContract() {
    #expect(ExitStatus.success.rawValue == 0)
    #expect(ExitStatus.findings.rawValue == 1)
    #expect(ExitStatus.failure.rawValue == 2)
  }
}
