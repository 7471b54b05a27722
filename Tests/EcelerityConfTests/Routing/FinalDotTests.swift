import EcelerityConf
import Testing

/// D-06: one final dot of a domain or a host is dropped first, wherever it is written.
struct FinalDotTests {
  @Test(arguments: [
    ("a.example.", "a.example"), ("#hop.", "#hop"), ("#HOP.", "#hop"), ("192.0.2.7.", "192.0.2.7"),
    ("[192.0.2.7].", "192.0.2.7"), ("[IPv6:2001:db8::7].", "2001:db8::7"),
    ("2001:db8::7.", "2001:db8::7"), (".", "."), ("a.example..", "a.example."),
    ("b\u{fc}cher.example.", "xn--bcher-kva.example"),
  ])
  func oneIsDropped(text: String, expected: String) {
    #expect(DomainName(text).text == expected)
  }

  @Test func anAddressIsOne() {
    #expect(DomainName("192.0.2.7.").kind == DomainName("192.0.2.7").kind)
    #expect(DomainName("#hop.").kind == .synthetic)
  }

  @Test func aSyntheticGatewayMeetsItsStanza() throws {
    for (gateway, label) in [("#hop", "#hop."), ("#hop.", "#hop")] {
      let text = """
        gateway = "\(gateway)"
        domain "\(label)" { routes = ( 192.0.2.1 ) }
        """
      let answer = try explain("oak.example", in: text)
      #expect(answer.routingDomain.text == "#hop")
      #expect(answer.hops == ["192.0.2.1:25"])
    }
  }

  @Test func anAddressIsNotLookedUp() throws {
    for text in ["gateway = \"192.0.2.7.\"", "routes = ( \"192.0.2.7.\" )"] {
      let answer = try explain("oak.example", in: text)
      #expect(answer.hops == ["192.0.2.7:25"], "\(text)")
      #expect(!answer.notes.contains { $0.text.contains("neither") })
    }
    #expect(try explain("192.0.2.7.", in: "").hops == ["192.0.2.7:25"])
    let stanza = #"domain "192.0.2.7." { tls = required }"#
    #expect(try explain("192.0.2.7", in: stanza).destinations.map(\.tls) == ["required"])
  }

  /// A list is not an address with a port, which is noted.
  @Test func aTargetThatIsAListIsTold() throws {
    let text = #"static_routes { target = ( "192.0.2.9:26" ) }"#
    let answer = try explain("oak.example", in: text)
    #expect(answer.hops == ["mx:oak.example:25"])
    #expect(
      answer.notes.map(\.text).contains(
        #"`( "192.0.2.9:26" )` is not an address with a port and has no effect"#))
  }
}
