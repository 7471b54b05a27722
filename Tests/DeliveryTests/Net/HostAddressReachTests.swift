import Testing

@testable import Delivery

struct HostAddressReachTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("10.1.2.3", true), ("172.16.0.1", true), ("172.32.0.1", false),
    ("192.168.1.1", true), ("192.169.1.1", false), ("169.254.1.1", true), ("100.64.0.1", true),
    ("100.128.0.1", false), ("0.0.0.0", true), ("224.0.0.1", true), ("255.255.255.255", true),
    ("192.0.2.1", false), ("8.8.8.8", false), ("192.0.0.8", true), ("192.0.1.8", false),
    ("198.18.0.1", true), ("198.19.255.255", true), ("198.20.0.1", false), ("198.17.0.1", false),
    ("::1", true), ("::", true), ("fe80::1", true), ("fec0::1", true), ("feff::1", true),
    ("fe00::1", false), ("fc00::1", true), ("fdff::1", true), ("ff02::1", true),
    ("100::1", true), ("100:0:0:1::1", false), ("2001:db8::1", false), ("3fff::1", false),
    ("192.88.99.1", true), ("192.88.98.1", false), ("5f00::1", true), ("5f01::1", false),
    ("2001::1", true), ("2001:0:4136::1", true), ("2001:2::1", true), ("2001:10::1", true),
    ("2001:1ff:ffff::1", true), ("2001:200::1", false), ("2001:1::1", false), ("2001:1::3", false),
    ("2001:1::4", true), ("2001:1::", true), ("2001:1::1:1", true), ("2001:3::1", false),
    ("2001:4:112::1", false), ("2001:4:113::1", true), ("2001:20::1", false),
    ("2001:3f:ffff::1", false), ("2001:1f::1", true), ("2001:40::1", true), ("2001:103::1", true),
  ])
  func isPrivate(text: String, expected: Bool) throws {
    #expect(try #require(HostAddress(text)).isPrivate == expected)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.0.0.53", true), ("::1", true), ("0.0.0.0", true), ("::", true),
    ("::ffff:127.0.0.1", true), ("::ffff:0.0.0.0", true), ("0.0.0.1", false), ("10.0.0.1", false),
    ("192.0.2.1", false), ("::ffff:192.0.2.1", false), ("::127.0.0.1", false), ("::2", false),
  ])
  func isThisMachine(text: String, expected: Bool) throws {
    let address = try #require(HostAddress(text))
    #expect(address.isThisMachine == expected)
    let server = Endpoint(address, port: 53)
    #expect(ResolverConfiguration(servers: [server]).isPathProtected(to: server) == expected)
  }

  /// An address that embeds an IPv4 address is as private as that.
  @Test(arguments: [
    ("::ffff:10.0.0.1", true), ("::ffff:192.0.2.1", false),
    ("::ffff:0:127.0.0.1", true), ("::ffff:0:192.0.2.1", false),
    ("::127.0.0.1", true), ("::2", true), ("::192.0.2.1", false),
    ("64:ff9b::127.0.0.1", true), ("64:ff9b::10.0.0.1", true), ("64:ff9b::192.0.2.1", false),
    ("64:ff9b:1::192.0.2.1", true), ("64:ff9b:1:ffff::1", true), ("64:ff9b:2::127.0.0.1", false),
    ("64:ff9b:0:1::127.0.0.1", false),
    ("2002:7f00:1::1", true), ("2002:a01:203::1", true), ("2002:c000:201::1", false),
  ])
  func anEmbeddedAddressIsJudgedAsWell(text: String, expected: Bool) throws {
    #expect(try #require(HostAddress(text)).isPrivate == expected)
  }
}
