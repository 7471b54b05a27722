import Testing

@testable import EcelerityConf

struct IPAddressTests {
  @Test(arguments: [
    "0.0.0.0", "192.0.2.7", "255.255.255.255", "10.0.0.1", "100.200.30.4", "2001:db8::7", "::",
  ])
  func theUsualFormIsReadAndWritten(_ text: String) {
    #expect(IPAddress(text)?.description == text)
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "1..2.3", ".1.2.3", "1.2.3.", "256.0.0.1", "1.2.3.999",
    "1.2.3.-4",
    "1.2.3.4 ", " 1.2.3.4", "1.2.3.4/8", "01.2.3.4", "1.2.3.00", "1.2.3.4\u{0}", "١.2.3.4",
    "1.2.3.4444444444", "0x1.2.3.4",
  ])
  func otherTextsAreNoAddresses(_ text: String) { #expect(IPAddress(text) == nil) }

  /// The usual form of a block is read from the bytes; nil for everything else.
  @Test(arguments: [
    ("1.2.3.4", 32), ("1.2.3.0/24", 24), ("0.0.0.0/0", 0), ("255.255.255.255/32", 32),
    ("1.2.3.4/33", nil), ("1.2.3.4/08", nil), ("1.2.3.4/00", nil), ("1.2.3.4/", nil),
    ("1.2.3.4/2x", nil), ("1.2.3.4/x2", nil), ("1.2.3.4/024", nil), ("1.2.3/24", nil),
    ("1.2.3.4.5", nil), ("192.168.100.1000", nil), ("192.168.100.100x/24", nil),
    ("01.2.3.4/24", nil), ("/24", nil), ("", nil),
  ])
  func blocksInTheirUsualFormAreRead(_ text: String, length: Int?) throws {
    let loader = MemoryLoader(["a.conf": "relay_hosts = ( \"\(text)\" )"])
    let configuration = try Configuration.load("a.conf", from: loader)
    let item = try #require(configuration.global.setting(.relayHosts)?.rawItems.first)
    #expect(item.ipv4Block?.length == length)
    let address = IPAddress(String(text.prefix { $0 != "/" }))
    #expect(length == nil || item.ipv4Block?.address == address)
  }

  @Test func equivalentLabelsOfPeersAndListenersAreOneScope() throws {
    let text = #"""
      esmtp_listener {
        listen ":25" { peer "10.0.0.1" { } peer "10.0.0.1/32" { } peer "10.0.0.0/8" { } }
        listen "*:25" { peer "10.0.0.0/8" { } peer "10.0.0.0/08" { } peer "\n" { } }
        listen "10.0.0.1:25" { } listen "10.0.0.1:25" { }
      }
      """#
    let loader = MemoryLoader(["a.conf": text])
    let configuration = try Configuration.load("a.conf", from: loader)
    #expect(configuration.scopes(of: .listen).compactMap(\.label) == [":25", "10.0.0.1:25"])
    #expect(
      configuration.scopes(of: .peer).compactMap(\.label)
        == ["10.0.0.1", "10.0.0.0/8", "10.0.0.0/08", "\n"])
    let listener = configuration.global.child(.esmtpListener)?.child(.listen, "*:25")
    #expect(listener?.child(.peer, "10.0.0.0/8")?.headers.count == 2)
    #expect(listener?.child(.peer, "10.0.0.1/32")?.headers.count == 2)
  }
}
