import Delivery
import Testing

struct HostAddressReachTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("10.1.2.3", true), ("172.16.0.1", true), ("172.32.0.1", false),
    ("192.168.1.1", true), ("192.169.1.1", false), ("169.254.1.1", true), ("100.64.0.1", true),
    ("100.128.0.1", false), ("0.0.0.0", true), ("224.0.0.1", true), ("255.255.255.255", true),
    ("192.0.2.1", false), ("8.8.8.8", false), ("::1", true), ("::", true), ("::2", false),
    ("fe80::1", true), ("fec0::1", false), ("fc00::1", true), ("fdff::1", true), ("ff02::1", true),
    ("2001:db8::1", false), ("::ffff:10.0.0.1", true), ("::ffff:192.0.2.1", false),
  ])
  func isPrivate(text: String, expected: Bool) throws {
    #expect(try #require(HostAddress(text)).isPrivate == expected)
  }
}
