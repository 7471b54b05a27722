import Testing

@testable import EcelerityConf

/// Two pieces of work at the same time.
struct SideBySideTests {
  @Test func bothAreDone() {
    let (number, text) = SideBySide.run({ 1 + 1 }, { "a" + "b" })
    #expect(number == 2)
    #expect(text == "ab")
  }

  @Test func oneMayBeginOthers() {
    let (inner, outer) = SideBySide.run(
      { SideBySide.run({ 1 }, { 2 }) }, { SideBySide.run({ 3 }, { 4 }) })
    #expect(inner == (1, 2))
    #expect(outer == (3, 4))
  }
}
