import Delivery
import Testing

struct HostAddressTests {
  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
    ("::", "::"), ("::1", "::1"), ("2001:DB8::0:7", "2001:db8::7"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
    ("1:0:0:4:0:0:0:8", "1:0:0:4::8"), ("1:0:0:4:5:0:0:8", "1::4:5:0:0:8"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("fe80::", "fe80::"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201"),
  ])
  func addressesAreReadAndWritten(text: String, canonical: String) throws {
    let address = try #require(HostAddress(text))
    #expect(address.description == canonical)
    #expect(HostAddress(canonical) == address)
    #expect(HostAddress(bytes: address.bytes) == address)
  }

  @Test(arguments: [
    "", ".", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1.2.3.0x4", "+1.2.3.4",
    "1.2.3.4\0", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::12345", "::g",
    "1:2:3:4:5:6:7::8", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "::1.2.3", "::1.2.3.4:5", "[::1]",
    "fe80::1%eth0", "::+1",
  ])
  func whatIsNoAddressIsNone(text: String) {
    #expect(HostAddress(text) == nil)
  }

  @Test func onlyFourOrSixteenBytesAreAnAddress() {
    for count in 0...20 {
      let address = HostAddress(bytes: [UInt8](repeating: 1, count: count))
      #expect((address != nil) == (count == 4 || count == 16))
    }
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.255.0.9", true), ("128.0.0.1", false), ("::1", true),
    ("::2", false), ("1::1", false),
  ])
  func theLoopbackIsThisMachine(text: String, isLoopback: Bool) {
    #expect(HostAddress(text)?.isLoopback == isLoopback)
  }
}
