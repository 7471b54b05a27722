import EcelerityConf
import Testing

struct RouteItemTests {
  @Test func everyPartOfAURL() {
    let item = RouteItem("mm7://[2001:DB8::7]:8080/mm7/path?pref=10&ttl=60&type=a&port=0")
    #expect(item.scheme == .mm7)
    #expect(item.target == .address(IPAddress("2001:db8::7")!))
    #expect(item.hostPart?.text == "2001:DB8::7")
    #expect(item.authorityPort?.text == "8080")
    #expect(item.path?.text == "/mm7/path")
    #expect(item.preference == 10)
    #expect(item.lookup == .a)
    #expect(item.port == 8080, "a port of zero is not set (D-13)")
    #expect(item.problems.map(\.kind) == [.portInAuthority, .typeOfAddress])
  }

  @Test(arguments: [
    ("relay.example", RouteItem.Target.name(DomainName("relay.example"))),
    ("RELAY.Example.", .name(DomainName("relay.example"))),
    ("bücher.example", .name(DomainName("xn--bcher-kva.example"))),
    ("192.0.2.7", .address(IPAddress("192.0.2.7")!)),
    ("[2001:db8::7]", .address(IPAddress("2001:db8::7")!)),
    ("__mx__", .exchangers), ("smtp://a", .name(DomainName("a"))),
    ("SMTP://a?pref=0", .name(DomainName("a"))),
    ("smtp://a/?PREF=65535&Type=MX", .name(DomainName("a"))),
  ])
  func documentedForms(text: String, target: RouteItem.Target) {
    let item = RouteItem(text)
    #expect(item.target == target)
    #expect(item.problems.isEmpty)
    #expect(item.text == text)
  }

  static let flawed: [(String, RouteProblem.Kind, String)] = [
    ("", .emptyItem, ""), ("__mx__?pref=1", .parametersOfExchangers, "?pref=1"),
    ("https://a", .unknownScheme, "https"), ("smtp://?pref=1", .missingHost, ""),
    ("a b", .invalidHost, "a b"), ("smtp://300.1.1.1", .invalidHost, "300.1.1.1"),
    ("#hop", .invalidHost, "#hop"), ("smtp://[::1", .unclosedBracket, "[::1"),
    ("smtp://[::1]x:25", .textAfterBracket, "x"),
    ("[192.0.2.1]", .bracketsWithoutIPv6, "192.0.2.1"),
    ("[relay]", .bracketsWithoutIPv6, "relay"), ("2001:db8::7", .missingBrackets, "2001:db8::7"),
    ("smtp://u@a", .userInformation, "u"), ("smtp://u:p@a:25", .userInformation, "u:p"),
    ("smtp://u:p/q@a", .userInformation, "u:p/q"), ("u@a", .userInformation, "u"),
    ("smtp://a:99999", .invalidPort, "99999"),
    ("smtp://a:x", .invalidPort, "x"), ("smtp://a?port=-1", .invalidPort, "-1"),
    ("smtp://a:25", .portInAuthority, "25"), ("a:25", .portWithoutScheme, "25"),
    ("smtp://a:25?port=26", .portTwice, "26"), ("smtp://a/b", .pathIgnored, "/b"),
    ("a?pref=1", .parametersWithoutScheme, "?pref=1"), ("smtp://a?", .emptyParameter, ""),
    ("smtp://a?pref=1&&ttl=1", .emptyParameter, ""), ("smtp://a?prio=1", .unknownParameter, "prio"),
    ("smtp://a?pref=1&pref=2", .repeatedParameter, "pref"),
    ("smtp://a?pref", .missingParameterValue, "pref"),
    ("smtp://a?pref=", .missingParameterValue, "pref"),
    ("smtp://a?pref=65536", .invalidPreference, "65536"),
    ("smtp://a?pref=1x", .invalidPreference, "1x"), ("smtp://a?ttl=-1", .invalidTimeToLive, "-1"),
    ("smtp://a?type=txt", .invalidType, "txt"),
    ("smtp://192.0.2.1?type=mx", .typeOfAddress, "type=mx"),
  ]

  /// Each problem with the text of its range.
  @Test(arguments: flawed)
  func problemsNameTheirPlace(text: String, kind: RouteProblem.Kind, place: String) throws {
    let item = RouteItem(text)
    let problem = try #require(item.problems.first { $0.kind == kind })
    let bytes = Array(text.utf8)[problem.range.indices]
    #expect(String(decoding: bytes, as: UTF8.self) == place)
    #expect(!problem.message(in: item).isEmpty)
  }

  /// A user is not a host, nor is a password a port.
  @Test(arguments: ["smtp://u:p@a", "smtp://u:p/q@a:25/x", "u:p@a", "smtp://u@a"])
  func aUserNameIsNoNextHop(text: String) {
    let item = RouteItem(text)
    #expect(item.target == .invalid("a"))
    #expect(item.problems.first?.kind == .userInformation)
    #expect(!item.problems.contains { $0.kind == .invalidPort })
    #expect(RouteItem("smtp://a/x@y").problems.map(\.kind) == [.pathIgnored])
  }

  @Test func everyProblemIsTested() {
    #expect(Set(Self.flawed.map(\.1)) == Set(RouteProblem.Kind.allCases))
  }

  @Test func whatIsWrongStillGivesWhatIsRight() {
    let item = RouteItem("https://relay.example:587?prio=1&pref=5")
    #expect(item.target == .name(DomainName("relay.example")))
    #expect(item.port == 587)
    #expect(item.preference == 5)
  }

  @Test(arguments: [
    ("://a.example", "scheme is empty"), ("smtp://a.example?=1", "parameter has an empty name"),
    ("smtp://a.example:", "port is empty"),
  ])
  func whatIsEmptyIsCalledSo(text: String, message: String) {
    let item = RouteItem(text)
    #expect(item.problems.map { $0.message(in: item) }.contains(message))
  }

  /// Scanning the whole item for each of them would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func manyParametersAreReadAndToldInOneGo() {
    let count = 500_000
    let item = RouteItem("smtp://a.example?" + String(repeating: "unknown=1&", count: count))
    #expect(item.problems.count == count + 1)
    let words = Set(item.problems.map { $0.message(in: item) })
    #expect(words == ["parameter `unknown` is not known", "parameter is empty"])
  }

  @Test(arguments: ["smtp://", "://", ":", "[", "]", "?", "?&=&", "smtp://[]:?", "a:::"])
  func neverTraps(text: String) {
    #expect(!RouteItem(text).problems.isEmpty)
  }
}

struct GatewayTargetTests {
  @Test(arguments: [
    ("relay.example", "relay.example", Int?.none, GatewayTarget.Form.documented),
    ("192.0.2.7", "192.0.2.7", nil, .documented), ("#smpp#hub", "#smpp#hub", nil, .documented),
    ("[2001:DB8::7]", "2001:db8::7", nil, .documented),
    ("[fe80::a00]:1", "fe80::a00", 1, .bracketsWithPort),
    ("relay.example:587", "relay.example", 587, .nameWithPort),
    ("192.0.2.7:587", "192.0.2.7", 587, .nameWithPort),
    ("2001:db8::7", "2001:db8::7", nil, .missingBrackets),
    ("smtp://a", "smtp://a", nil, .route), ("__mx__", "__mx__", nil, .route),
    ("a b", "a b", nil, .invalid), ("relay:0x1", "relay", nil, .invalid),
  ])
  func forms(text: String, name: String, port: Int?, form: GatewayTarget.Form) throws {
    let target = try #require(GatewayTarget(text))
    #expect(target.domain.text == name)
    #expect(target.port == port)
    #expect(target.form == form)
  }

  @Test func emptyIsNone() {
    #expect(GatewayTarget("") == nil)
  }
}
