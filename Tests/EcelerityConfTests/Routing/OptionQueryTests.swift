import Testing

@testable import EcelerityConf

struct OptionQueryTests {
  @Test(arguments: [
    ("gateway", "global", Keyword.gateway),
    ("Domain oak.example Gateway", "domain oak.example", .gateway),
    (
      "binding_group north binding n1 domain oak.example max_outbound_connections",
      "binding_group north / binding n1 / domain oak.example", .maxOutboundConnections
    ),
    (
      "esmtp_listener listen :25 peer 192.0.2.0/24 enable_authentication",
      "esmtp_listener / listen :25 / peer 192.0.2.0/24", .enableAuthentication
    ),
    ("binding domain gateway", "binding domain", .gateway),
    ("static_routes target", "static_routes", .target),
  ])
  func words(text: String, title: String, option: Keyword) throws {
    let query = try OptionQuery(words: text.split(separator: " ").map(String.init))
    #expect(query.scope.title == title)
    #expect(query.option == option)
  }

  @Test(arguments: [
    ("", OptionQueryProblem.missingOption),
    ("gatewey", .unknownOption("gatewey", suggestion: "gateway")),
    ("domain oak.example", .missingOption),
    ("domain oak.example oak", .unknownOption("oak", suggestion: nil)),
    ("binding", .stanzaInsteadOfOption("binding")),
    (
      "max_resident_active_queue_size",
      .unknownOption("max_resident_active_queue_size", suggestion: "max_resident_active_queue")
    ),
    ("bindng b gateway", .unknownStanza("bindng", suggestion: "binding")),
    ("domain d host h tls", .misplacedStanza("host", in: "domain d")),
    ("listen :25 tls", .misplacedStanza("listen", in: "global")),
    ("domain gateway", .missingLabel("domain")),
    ("gateway domain x", .optionBeforeEnd("gateway", order: "domain x gateway")),
    ("domain x gateway tls", .optionBeforeEnd("gateway", order: "domain x gateway")),
    ("global gateway", .namedGlobalScope("global")),
  ])
  func problems(text: String, problem: OptionQueryProblem) {
    #expect(throws: problem) {
      try OptionQuery(words: text.split(separator: " ").map(String.init))
    }
    #expect(!problem.description.isEmpty)
  }

  @Test(arguments: [["binding n1", "gateway"], ["binding n1 gateway"]])
  func wordsThatAShellKeptTogether(words: [String]) {
    #expect(throws: OptionQueryProblem.severalWordsInOne(words[0])) {
      try OptionQuery(words: words)
    }
  }

  @Test(
    arguments: [
      (
        "binding n1",
        "`binding n1` is in binding group `north`; ask for `binding_group north binding n1`"
      ),
      (
        "binding none",
        "`binding none` is not in the configuration; the answer is the value it would have"
      ),
      (
        "binding_group south binding n1",
        "`binding_group south` is not in the configuration; the answer is the value it would have"
      ),
      ("binding default", nil), ("domain none.example", nil),
      ("binding_group north binding n1", nil),
      ("binding_group default", nil),
      (
        "pathway default",
        "`pathway default` is not in the configuration; the answer is the value it would have"
      ),
    ] as [(String, String?)])
  func hints(words: String, hint: String?) throws {
    let text = "binding_group north { binding n1 { } }"
    #expect(try configuration(text).hint(about: scope(words)) == hint)
  }

  /// Mail on a binding of this name is on the one in the group.
  @Test(arguments: ["binding n1", "binding n1 domain oak.example"])
  func aBindingThatIsInAGroupTooIsTold(words: String) throws {
    let text = "binding n1 { } binding_group north { binding n1 { } } binding n2 { }"
    #expect(
      try configuration(text).hint(about: scope(words))
        == "`binding n1` is in binding group `north` too; ask for `binding_group north binding n1` "
        + "if that is meant")
    #expect(try configuration(text).hint(about: scope("binding n2")) == nil)
  }
}

struct ServerVersionTests {
  @Test func versionsCompareByTheirNumbers() throws {
    let sorted = try ["3.6", "4.1", "4.2", "4.2.1", "4.2.1.6", "4.10", "5"].map { text in
      try #require(ServerVersion(text))
    }
    #expect(sorted.shuffled().sorted() == sorted)
    #expect(ServerVersion("4.2")?.description == "4.2")
    for text in ["", "4.", "v4", "4.2-rc", "-1"] { #expect(ServerVersion(text) == nil) }
  }

  @Test func zerosAtTheEndMakeNoOtherVersion() throws {
    let (short, long) = try (#require(ServerVersion("4.2")), #require(ServerVersion("4.2.0")))
    #expect(short == long)
    #expect(!(short < long) && !(long < short))
    #expect(Set([short, long]).count == 1)
    #expect(long.description == "4.2.0")
    let zero = try #require(ServerVersion("0.0"))
    #expect(zero < short && !zero.isBefore("0"))
    #expect(zero.isBefore("3.6/4.1"))
  }

  @Test(arguments: [
    (Keyword.deliveryResponseTimeout, "3.5.4", true), (.deliveryResponseTimeout, "3.5.5", false),
    (.preferIpv6Mxs, "4.1", true), (.preferIpv6Mxs, "3.6.12", false),
    (.dnsRateLimitEnabled, "5.2", true), (.dnsRateLimitEnabled, "4.8.6", false),
    (.outboundSmtpAuthPass, "3.6.11", true), (.outboundSmtpAuthPass, "3.6.12", false),
    (.outboundSmtpAuthPass, "4.1", true), (.outboundSmtpAuthPass, "4.2", false),
    (.outboundSmtpAuthPass, "5.0", false), (.delayedRerouteDomain, "3.0", false),
  ])
  func lacks(option: Keyword, version: String, expected: Bool) throws {
    let row = try #require(OptionTable.rows(of: option).first)
    #expect(try #require(ServerVersion(version)).lacks(row) == expected)
  }
}
