import Testing

@testable import Delivery

struct DurationTests {
  /// Timers may have any number of seconds, of which a fraction has passed.
  @Test(
    arguments: [
      (.zero, 0), (.milliseconds(1500), 1500), (.nanoseconds(1), 1), (.seconds(Int64.max), Int.max),
      (Duration.seconds(9_223_372_036_854_776) - .milliseconds(100), Int.max),
    ] as [(Duration, Int)])
  func whatIsTooLongIsTheLongestThereIs(duration: Duration, milliseconds: Int) {
    #expect(duration.milliseconds == milliseconds)
  }
}
