import Testing

@testable import EcelerityConf

/// Labels of `listen` stanzas, which have several spellings of one place.
struct ListenAddressTests {
  @Test(arguments: [
    (":25", "*:25"), ("*:25", "*:25"), ("0.0.0.0:25", "*:25"), ("[*]:25", "[*]:25"),
    ("[::]:25", "[*]:25"), ("[0::0]:25", "[*]:25"), ("[2001:DB8:0::1]:25", "[2001:db8::1]:25"),
    ("192.0.2.1:0025", "192.0.2.1:25"), ("MX.example:25", "mx.example:25"),
    ("/run/SMTP", "/run/SMTP"), ("/run/a:25", "/run/a:25"), ("[::1]", "[::1]"),
    ("2001:db8::7:25", "[2001:db8::7]:25"), ("Mx:smtp", "Mx:smtp"), ("[x]:25", "[x]:25"),
    ("[::1", "[::1"), ("a:b:c", "a:b:c"), ("2025", "2025"),
    // A colon and a combining character are one character.
    ("a:\u{36A}", "a:\u{36A}"), (":\u{36A}:25", ":\u{36A}:25"), ("[::1]:\u{36A}", "[::1]:\u{36A}"),
  ])
  func labelsOfOnePlaceHaveOneForm(label: String, form: String) {
    #expect(ListenAddress(label).normalForm == form)
    #expect(ListenAddress(form).normalForm == form)
  }

  @Test(arguments: [
    ("2001:db8::7:25", true), ("fe80::1", true), ("[fe80::1]:25", false), (":25", false),
    ("a:b:c", false), ("/a:b:c", false),
  ])
  func anAddressOfIPv6NeedsBrackets(label: String, isMissing: Bool) {
    #expect(ListenAddress(label).isMissingBrackets == isMissing)
  }

  @Test func anyFormFindsTheStanza() throws {
    let text = "esmtp_listener { Listen \"[2001:DB8::1]:25\" { idle_time = 9 } }"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let listener = configuration.global.child(.esmtpListener)
    #expect(listener?.child(.listen, "[2001:db8::1]:25")?.sets(.idleTime) == true)
    #expect(listener?.child(.listen, "[2001:db8::2]:25") == nil)
  }
}
