import Testing

@testable import EcelerityConf

/// Rules find the same on two threads as on one, in the same order.
struct TwoThreadsFindTheSameTests {
  @Test(arguments: 0..<UInt64(40))
  func inGeneratedConfigurations(series: UInt64) throws {
    let texts = (series * 5..<series * 5 + 5).map { GeneratedConfiguration(seed: $0).text() }
    try expectTheSame(texts.joined(separator: "\n"))
  }

  @Test func whereOneRuleLooksAtStanzasAndAssignments() throws {
    try expectTheSame(
      """
      domain "a..b" { gateway = "a..b" routes = ( "a..b" ) }
      bind_address = 192.0.2.1
      binding "x" { bind_address = 192.0.2.1 }
      domain /^mail[.]/ { gatewey = "relay.example" }
      domian "c.example" { gateway = "relay.example" }
      """)
  }

  private func expectTheSame(_ text: String) throws {
    let configuration = try Configuration.load(
      "ecelerity.conf", from: MemoryLoader(["ecelerity.conf": text]))
    let one = Linter().outcome(of: configuration, onTwoThreads: false).findings
    let two = Linter().outcome(of: configuration, onTwoThreads: true).findings
    #expect(zip(one, two).first { $0 != $1 } == nil)
    #expect(one.count == two.count)
    #expect(!one.isEmpty)
  }
}
