import Testing

@testable import ToolSupport

struct ProgressLineTests {
  @Test func appearsLateAndSeldom() {
    var schedule = ProgressLine.Schedule()
    #expect(
      [0, 499, 500, 550, 599, 600, 601].map { schedule.isDue(at: $0) }
        == [false, false, true, false, false, true, false])
  }

  @Test func isNotMissedWhenItNeverAppeared() {
    var schedule = ProgressLine.Schedule()
    _ = schedule.isDue(at: 499)
    #expect(!schedule.wasShown)
    _ = schedule.isDue(at: 500)
    #expect(schedule.wasShown)
  }

  @Test func staysOnOneLine() {
    let text = ProgressLine.text(3, of: 10, "a\n" + String(repeating: "x", count: 100))
    #expect(text.hasPrefix(#"3 of 10 a\nxxx"#))
    #expect(text.count == 72)
  }
}
