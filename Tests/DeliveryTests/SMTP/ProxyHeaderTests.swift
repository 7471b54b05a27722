import Testing

@testable import Delivery

struct ProxyHeaderTests {
  private func endpoint(_ text: String) throws -> Endpoint {
    try #require(Endpoint(text, defaultPort: 25))
  }

  private let start: [UInt8] = Array("\r\n\r\n\0\r\nQUIT\n".utf8)

  @Test func theHeaderOfIPv4() throws {
    let header = try #require(
      ProxyHeader(source: endpoint("192.0.2.1:4660"), destination: endpoint("198.51.100.2")))
    #expect(
      header.bytes == start + [0x21, 0x11, 0, 12, 192, 0, 2, 1, 198, 51, 100, 2, 0x12, 0x34, 0, 25])
    #expect(header.description == "192.0.2.1:4660 to 198.51.100.2:25")
  }

  @Test func theHeaderOfIPv6() throws {
    let header = try #require(
      ProxyHeader(source: endpoint("2001:db8::1"), destination: endpoint("[2001:db8::2]:2525")))
    #expect(header.bytes.count == 52)
    #expect(Array(header.bytes.prefix(18)) == start + [0x21, 0x21, 0, 36, 0x20, 0x01])
    #expect(Array(header.bytes.suffix(5)) == [2, 0, 25, 0x09, 0xdd])
  }

  @Test func aHeaderHasOneFamily() throws {
    #expect(
      ProxyHeader(source: try endpoint("192.0.2.1"), destination: try endpoint("2001:db8::2"))
        == nil)
  }
}
