import Delivery
import Testing

struct EndpointTests {
  @Test(arguments: [
    ("192.0.2.53", "192.0.2.53:53"), ("192.0.2.53:5353", "192.0.2.53:5353"),
    ("2001:db8::53", "[2001:db8::53]:53"), ("[2001:db8::53]", "[2001:db8::53]:53"),
    ("[::1]:65535", "[::1]:65535"), ("fe80::1%eth0", "[fe80::1%eth0]:53"),
    ("[fe80::1%eth0]:5353", "[fe80::1%eth0]:5353"),
    ("fe80::1%br-1a2b3c4d.100", "[fe80::1%br-1a2b3c4d.100]:53"),
  ])
  func endpointsAreReadAndWritten(text: String, shown: String) throws {
    let endpoint = try #require(Endpoint(text, defaultPort: 53))
    #expect(endpoint.description == shown)
    #expect(Endpoint(shown, defaultPort: 1) == endpoint)
  }

  @Test(arguments: [
    "", ":", ":53", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2.53:+53",
    "192.0.2.53:53:53", "localhost", "localhost:53", "[192.0.2.53]:53", "[::1", "::1]", "[::1]53",
    "[::1]:", "[]", "[", "192.0.2.53%eth0", "::1%", "::1%a\0",
    // No interface is called so.
    "[fe80::1%\u{1B}[2J]:80", "fe80::1%a b", "fe80::1%a/b", "fe80::1%é", "fe80::1%..",
    "fe80::1%abcdefghijklmnop",
  ])
  func whatIsNoEndpointIsNone(text: String) {
    #expect(Endpoint(text, defaultPort: 53) == nil)
  }
}
