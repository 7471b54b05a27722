import EcelerityConf
import Testing

/// D-31: a value that cannot be read counts as the option's default, and a note says so.
struct MisreadingTests {
  private static func note(_ value: String, _ used: String?) -> String {
    "`\(value)` is not a known value; read as \(used.map { "`\($0)`, the default" } ?? "not set"); "
      + "conflint says what it takes"
  }

  /// An assignment, its value, and the default that counts instead.
  static let misread: [(Keyword, String, String?)] = [
    (.connectTimeout, "20m", "300"), (.bodyTimeout, "", "600"), (.idleTimeout, "soon", "5"),
    (.maxOutboundConnections, "-2", "32"), (.maxRecipientsPerBatch, "many", "100"),
    (.outboundThrottleMessages, "10/0", nil), (.outboundThrottleConnections, "1/2/3", nil),
    (.maxRetries, "some", "auto"), (.neverRetry, "maybe", "false"),
    (.outboundSmtpAuthType, "MD5", nil), (.xclient, "yes", "no"), (.send8bitmime, "yes", "no"),
    (.ehloHostname, "", "__hostname__"), (.deliveryMethod, "", "ESMTP"),
    (.remoteSmtpPort, "70000", "25"), (.tls, "sure", "no"), (.connectTimeout, "+5", "300"),
    (.maxRetries, "+5", "auto"), (.outboundThrottleMessages, "+5/60", nil),
    (.outboundThrottleMessages, "5/+60", nil),
  ]

  @Test(arguments: misread)
  func theDefaultCountsAndIsTold(option: Keyword, value: String, used: String?) throws {
    let answer = try explain("a.test", in: "domain a.test { \(option) = \"\(value)\" }")
    #expect(answer.verdict == .deliver)
    let step = try answer.step(option)
    #expect(step.answer == used ?? "not set")
    #expect(step.notes.map(\.text).contains(Self.note(value, used)), "\(step.notes.map(\.text))")
    #expect(step.evidence == Evidence(.decided, step.evidence.page, "D-31"))
  }

  /// No page says what an invalid value of the option means.
  @Test(arguments: [
    (Keyword.suspendDelivery, "maybe", "false"), (.blackhole, "sure", "false"),
    (.tls, "yes", "no"), (.xclient, "maybe", "no"), (.send8bitmime, "yes", "no"),
    (.useDane, "perhaps", "false"),
  ])
  func aValueThatIsNotKnownIsTheDefault(option: Keyword, value: String, used: String) throws {
    let answer = try explain("a.test", in: "domain a.test { \(option) = \(value) }")
    #expect(answer.verdict == .deliver)
    let step = try answer.step(option, of: option == .blackhole ? .queueState : nil)
    #expect(step.notes.first == .unknownValue(value, used: used))
    #expect(step.evidence == Evidence(.decided, step.evidence.page, "D-31"))
  }

  @Test func aPortThatCannotBeReadIsTheDefault() throws {
    let text = "domain a.test { delivery_method = LMTP  lmtp_port = abc }"
    let step = try explain("a.test", in: text).step(.port)
    #expect(step.answer == "2003")
    #expect(step.notes == [.unknownValue("abc", used: "2003")])
    #expect(step.evidence.decision == "D-31")
  }

  @Test(arguments: [
    "suspend_delivery = off", "blackhole = Internal", "tls = Required", "use_dane = Yes",
  ])
  func aValueThatIsKnownIsNoDecision(text: String) throws {
    let answer = try explain("a.test", in: "domain a.test { \(text) }")
    #expect(!answer.steps.contains { $0.evidence.decision == "D-31" })
  }

  @Test func protocolsThatThereAreNot() throws {
    let step = try explain("a.test", in: "tls = required  tls_protocols = \"+TLSv9\"")
      .step(.tlsProtocols)
    #expect(step.answer == "TLSv1.2, TLSv1.3")
    #expect(step.notes.map(\.text).contains(Self.note("+TLSv9", "+ALL")))
  }

  @Test(arguments: ["", ":"])
  func noProtocols(value: String) throws {
    let step = try explain("a.test", in: "tls = required  tls_protocols = \"\(value)\"")
      .step(.tlsProtocols)
    #expect(step.answer == "TLSv1.2, TLSv1.3")
    #expect(step.notes.map(\.text).contains(Self.note(value, "+ALL")))
    #expect(step.evidence.decision == "D-31")
  }

  /// conflint reports it as an error, and it contains no address.
  @Test func aPrefixWithASignIsNoBlock() throws {
    let answer = try explain(
      "a.test", in: #"prohibited_hosts = ( "192.0.2.0/+24" )  routes = ( "192.0.2.1" )"#)
    #expect(answer.verdict == .deliver)
  }

  @Test func anEmptySourceIsNone() throws {
    let answer = try explain("a.test", in: "bind_address = \"\"")
    #expect(answer.destinations.map(\.sourceAddress) == ["*"])
    #expect(try answer.step(.bindAddress).notes.map(\.text).contains(Self.note("", "*")))
  }

  @Test func anEmptyNameOfTheNodeIsTheSystems() throws {
    let answer = try explain("a.test", in: "hostname = \"\"")
    #expect(answer.destinations.map(\.ehloName) == ["__hostname__"])
    #expect(try answer.step(.hostname).notes.map(\.text).contains(Self.note("", nil)))
    #expect(answer.notes.contains(.systemName))
  }

  @Test func anEmptyProxyIsNone() throws {
    let text = "binding b { ha_proxy_server = \"\" }"
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(try answer.step(.haProxyServer).answer == "not set")
    #expect(try answer.step(.haProxyServer).notes.map(\.text) == [Self.note("", nil)])
  }

  @Test func aBypassThatCannotBeReadIsNotSet() throws {
    let text = """
      binding b { ha_proxy_server = "192.0.2.1:99"  domain a.test { ha_proxy_bypass = perhaps } }
      """
    let answer = try explain("a.test", in: text, binding: "b")
    #expect(try answer.step(.haProxyServer).notes == [.connectsToProxy])
    #expect(try answer.step(.haProxyBypass).notes.map(\.text) == [Self.note("perhaps", nil)])
  }

  /// An unknown mechanism means no SMTP AUTH.
  @Test func aLoginOfAnUnknownTypeIsNone() throws {
    let text = """
      outbound_smtp_auth_type = MD5  outbound_smtp_auth_user = u  outbound_smtp_auth_pass = p
      """
    let answer = try explain("a.test", in: text)
    #expect(answer.notes.contains(.credentialsIncomplete(["outbound_smtp_auth_type"])))
  }

  /// A throttle that cannot be read is not a bucket.
  @Test func whatDoesNotCountIsNoBucket() throws {
    let step = try explain("a.test", in: "outbound_throttle_messages = fast")
      .step(.outboundThrottleMessages)
    #expect(step.notes.map(\.text) == [Self.note("fast", nil)])
  }

  @Test(arguments: [
    "connect_timeout = 0", "max_outbound_connections = -1", "max_retries = none",
    "max_retries = 7", "outbound_throttle_messages = \"5/60\"", "outbound_throttle_messages = 0",
    "delivery_method = odd", "ehlo_hostname = x_y", "bind_address = eth0", "gateway = \"\"",
    "tls = required  tls_protocols = \"-ALL\"", "never_retry = Enabled",
  ])
  func whatCanBeReadIsNoDecision(text: String) throws {
    let answer = try explain("a.test", in: text)
    #expect(!answer.steps.contains { $0.evidence.decision == "D-31" })
  }

  // MARK: eval

  /// D-30, D-31, D-32: the value stays as it is, and what counts for a message is noted.
  @Test(arguments: [
    ("connect_timeout = 20m", Keyword.connectTimeout, note("20m", "300") + " (D-31)"),
    ("outbound_smtp_auth_type = X", .outboundSmtpAuthType, note("X", nil) + " (D-31)"),
    (
      "gateway = \"\"", .gateway,
      "an empty `gateway` means none, and outer scopes are not consulted (D-30)"
    ),
    ("routes = ( )", .routes, "an empty list is read as not set (D-32)"),
  ])
  func evalNotesWhatCountsOnRoutes(text: String, option: Keyword, note: String) throws {
    var evaluator = OptionEvaluator(try configuration(text))
    let scope = QueryScope(domain: DomainName("a.test"))
    let evaluation = evaluator.evaluate(option, at: scope)
    #expect(evaluation?.remarks == ["for the route of a message: " + note])
    #expect(evaluation?.setting != nil)
  }
}
