import EcelerityConf
import Testing

/// The delivery method and the port (D-03, D-13).
struct MethodAndPortTests {
  /// D-03: method and ports of the stanza that sets the gateway, before the binding's.
  @Test(arguments: [
    ("binding b { delivery_method = SMTP }", DeliveryMethod.lmtp, 24),
    ("domain relay.test { delivery_method = ESMTP }", .esmtp, 25),
    ("delivery_method = SMTP", .lmtp, 24), ("domain relay.test { lmtp_port = 99 }", .lmtp, 99),
  ])
  func methodOfTheStanzaWithTheGateway(more: String, method: DeliveryMethod, port: Int) throws {
    let text =
      "domain a.test { gateway = relay.test  delivery_method = LMTP  lmtp_port = 24 } binding b { } "
      + more
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(answer.method == method)
    #expect(answer.destinations.map(\.port) == [port])
  }

  @Test func nothingElseIsTakenFromThatStanza() throws {
    let text = "domain a.test { gateway = relay.test  tls = required  ehlo_hostname = x }"
    let answer = try explain("a.test", in: text)
    #expect(answer.destinations.map(\.tls) == ["no"])
    #expect(Set(answer.ignored.map(\.setting.keyword)) == [.tls, .ehloHostname])
  }

  @Test func aGatewayOfABindingTakesNothingAlong() throws {
    let text = "binding b { gateway = relay.test }  domain a.test { delivery_method = LMTP }"
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(answer.method == .esmtp)
    #expect(answer.ignored.map(\.setting.keyword) == [.deliveryMethod])
  }

  /// D-13.
  @Test(arguments: [
    (#"routes = ( "smtp://h.test:26?port=27" )"#, 27), (#"routes = ( "smtp://h.test:26" )"#, 26),
    (#"routes = ( "smtp://h.test:26?port=0" )"#, 26), (#"routes = ( "h.test" )"#, 25),
    (#"routes = ( "h.test" )  remote_smtp_port = 28"#, 28),
    (#"routes = ( "h.test" )  remote_smtp_port = nonsense"#, 25),
    (#"delivery_method = LMTP  remote_smtp_port = 28"#, 2003),
    (#"delivery_method = lmtp  lmtp_port = 24"#, 24),
    (#"gateway = "[2001:db8::7]:29"  remote_smtp_port = 28"#, 29),
  ])
  func ports(text: String, port: Int) throws {
    #expect(try explain("a.test", in: text).destinations.map(\.port) == [port])
  }
}
