import Testing

@testable import EcelerityConf

/// Routes do not differ from those of the same configuration, however it is written.
struct DifferenceFromItselfTests {
  @Test(arguments: 0..<UInt64(20))
  func nothingDiffers(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let files = made.splitText([.names, .space, .markers])
      let other = try Configuration.load("test.conf", from: MemoryLoader(files))
      for new in [try made.loaded(), other] {
        var comparison = RouteComparison(try made.loaded(), new)
        let found = try comparison.differences()
        #expect(found.isEmpty && found.unknown.isEmpty && !found.mayMissOverlaps, made.note)
      }
    }
  }
}
