import Testing

@testable import EcelerityConf

/// Two spellings are one value only where the type of the option says so.
struct ValueMeaningTests {
  @Test(arguments: [
    ("tls", "no", "\"NO\"", true), ("tls", "no", "off", false), ("tls", "no", "required", false),
    ("delivery_method", "lmtp", "LMTP", true), ("suspend_delivery", "yes", "true", true),
    ("suspend_delivery", "Yes", "1", true), ("suspend_delivery", "yes", "no", false),
    ("suspend_delivery", "maybe", "perhaps", false), ("use_mta_sts", "on", "enabled", true),
    ("blackhole", "true", "inline", true), ("blackhole", "on", "INLINE", true),
    ("blackhole", "true", "internal", false), ("blackhole", "false", "inline", false),
    ("outbound_throttle_messages", "10", "\"10/1\"", true),
    ("outbound_throttle_messages", "10", "\"10/2\"", false),
    ("outbound_throttle_messages", "10", "100", false),
    ("gateway", "\"GW.example.\"", "gw.example", true),
    ("gateway", "\"[2001:DB8::1]\"", "\"[2001:db8:0::1]\"", true),
    ("gateway", "\"bücher.example\"", "xn--bcher-kva.example", true),
    ("gateway", "a.example", "b.example", false),
    ("ehlo_hostname", "\"A.example\"", "a.example", false),
    ("outbound_smtp_auth_pass", "Secret", "secret", false),
    ("retry_interval", "60", "\"60\"", true),
    ("retry_interval", "60", "600", false),
    ("relay_domains", "( \"A.example\" )", "( a.example )", true),
    ("relay_domains", "( a.example )", "( a.example b.example )", false),
    ("relay_domains", "( a.example )", "a.example", false), ("no_such_option", "A", "a", false),
  ])
  func typesDecideWhichValuesAreEqual(
    option: String, first: String, second: String, isSame: Bool
  ) throws {
    let text = "\(option) = \(first)\n\(option) = \(second)\n"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let settings = Array(configuration.allSettings)
    try #require(settings.count == 2)
    #expect(settings[0].means(settings[1]) == isSame)
    #expect(settings[1].means(settings[0]) == isSame)
  }

  @Test func everyWordIsTrueOrFalse() {
    #expect(BooleanWords.all.compactMap { Bool(word: $0) }.count == BooleanWords.all.count)
    #expect(Bool(word: "inline") == nil && Bool(word: "inline", of: .blackhole) == true)
  }

  private static let values = [
    "a", "\"a\"", "A", "\"\"", "( a )", "( \"a\" )", "( a b )", "( a, \"b\" )",
    "( \"a\" \"b\" )", "( b a )",
    "()", "( \"\" )", "( \"a\\\"b\" )", "( \"a\\q\" )", "( \"a\\\\q\" )", "( é )",
    "( \"e\u{301}\" )", "[ a = b ]",
    "[ \"a\" = \"b\" ]", "[ b = a ]", "[]",
  ]

  @Test(arguments: values)
  func bytesAgreeWithValues(value: String) throws {
    for other in Self.values {
      let text = "first = \(value)\nsecond = \(other)\n"
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
      let settings = Array(configuration.allSettings)
      let (one, two) = (try #require(settings.first), try #require(settings.last))
      #expect(one.means(two) == one.value.means(two.value), "\(other)")
    }
  }
}
