import Foundation
import TestServers
import Testing

/// Tests of the page of `confroute graph` in a real browser.
@Suite(.enabled(if: Browser.isAvailable, Browser.missing), .serialized)
struct GraphPageTests {
  private static let text = """
    gateway = "relay.example"
    binding "n1" { gateway = "" tls = "required" }
    domain "oak.example" {
      gateway = ""
      routes = ( "smtp://mx1.oak.example?pref=10" "smtp://mx2.oak.example?pref=20" )
    }
    domain "/(?:^|[.])fir[.]test$/" { gateway = "" remote_smtp_port = 2525 }
    domain "gone.example" { blackhole = inline }

    """

  /// Opens the page of `text` in a browser at `fragment`.
  private func page(_ text: String = Self.text, at fragment: String = "") throws -> Browser {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    let tool = BuiltTool(name: "confroute")
    let outcome = try tool.run("graph", "--output-format", "html", in: directory.path)
    #expect(outcome.status == 0)
    let browser = try Browser()
    try browser.open(try directory.file("page.html", outcome.output), fragment: fragment)
    return browser
  }

  /// The labels of the highlighted nodes, in order.
  private func lit(_ browser: Browser) throws -> [String] {
    let text = try browser.evaluate(
      "[...document.querySelectorAll('.node.lit')].map(n => n.getAttribute('aria-label')).join('\\n')"
    )
    return text.split(separator: "\n").map(String.init)
  }

  private func answer(_ browser: Browser) throws -> String {
    try browser.evaluate("document.getElementById('answer').innerText")
  }

  /// Types `name` into the field and presses Enter.
  private func search(_ name: String, in browser: Browser) throws {
    _ = try browser.evaluate("document.getElementById('domain').select()")
    _ = try browser.evaluate("document.getElementById('domain').focus()")
    try browser.type(name)
    try browser.press("Enter", code: 13)
  }

  /// Checks that the page made no other requests and reported no errors.
  private func expectSilence(_ browser: Browser) {
    #expect(browser.complaints == [])
    #expect(browser.requests.count == 1)
    #expect(browser.requests.allSatisfy { $0.hasPrefix("file:") })
  }

  @Test func aNameLightsItsWayUp() throws {
    let browser = try page()
    #expect(try lit(browser) == [])
    try search("oak.example", in: browser)
    let nodes = try lit(browser)
    #expect(nodes.contains("oak.example"))
    #expect(nodes.contains { $0.hasPrefix("MX of mx1.oak.example, port 25") })
    #expect(!nodes.contains { $0.hasPrefix("everything else") })
    #expect(!nodes.contains { $0.contains("relay.example") })
    let text = try answer(browser)
    #expect(
      text.contains(
        "oak.example leaves by default through MX of mx1.oak.example, port 25 (ESMTP, no TLS), "
          + "preference 10; or through MX of mx2.oak.example"))
    #expect(text.contains("(its stanza: ecelerity.conf:3)"))
    #expect(text.contains("ecelerity.conf:5:3 in domain oak.example [doc]"))
    #expect(text.contains("tls required at ecelerity.conf:2:"))
    #expect(
      try browser.evaluate("getComputedStyle(document.querySelector('.node:not(.lit)')).opacity")
        == "0.18")
    expectSilence(browser)
  }

  @Test func theFieldMayHoldAnAddressOrAnyName() throws {
    let browser = try page()
    try search("Somebody@MAIL.fir.test.", in: browser)
    #expect(try lit(browser).contains("/(?:^|[.])fir[.]test$/"))
    #expect(try answer(browser).contains("mail.fir.test leaves by"))
    try search("unheard-of.example", in: browser)
    #expect(try lit(browser).contains("everything else"))
    #expect(try answer(browser).contains("queued") == false)
    #expect(try answer(browser).contains("ecelerity.conf:1:1"))
    try search("gone.example", in: browser)
    #expect(
      try answer(browser).contains(
        "to nowhere: blackhole-inline, the server refuses the message with 551 5.7.1"))
    try search("relay.example", in: browser)
    #expect(try lit(browser) == [])
    #expect(try answer(browser).contains("ask: confroute explain --offline relay.example"))
    try search("[192.0.2.1]", in: browser)
    #expect(try answer(browser).contains("is not a domain name that this page knows"))
    expectSilence(browser)
  }

  @Test func expressionsThatABrowserReadsInAnotherWayAreNotGuessed() throws {
    let browser = try page("domain \"/^(a+)+[[:digit:]]$/\" { gateway = \"relay.example\" }")
    try search("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", in: browser)
    #expect(try answer(browser).contains("a browser cannot tell whether /^(a+)+[[:digit:]]$/"))
    expectSilence(browser)
  }

  @Test func escapeShowsEverythingAgain() throws {
    let browser = try page(at: "oak.example")
    #expect(try lit(browser).contains("oak.example"))
    try browser.press("Escape", code: 27)
    #expect(try lit(browser) == [])
    #expect(try answer(browser) == "")
    #expect(try browser.evaluate("document.activeElement.id") == "domain")
    expectSilence(browser)
  }

  @Test func nodesAnswerToTheKeyboard() throws {
    let browser = try page()
    _ = try browser.evaluate(
      "[...document.querySelectorAll('.node.h')].find(n => "
        + "n.getAttribute('aria-label').startsWith('MX of relay.example')).focus()")
    try browser.press("Enter", code: 13)
    let nodes = try lit(browser)
    #expect(nodes.contains("everything else"))
    #expect(!nodes.contains("oak.example"))
    #expect(nodes.filter { $0.hasPrefix("MX of") }.count == 1)
    #expect(try browser.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true")
    try browser.press("Enter", code: 13)
    #expect(try lit(browser) == [])
    expectSilence(browser)
  }

  @Test func namesAreSuggested() throws {
    let browser = try page()
    _ = try browser.evaluate("document.getElementById('domain').focus()")
    try browser.type("oa")
    #expect(
      try browser.evaluate("[...document.querySelectorAll('#names option')].map(o => o.value)")
        == "oak.example,mx1.oak.example,mx2.oak.example")
    expectSilence(browser)
  }

  @Test func hostileNamesAreTextOnly() throws {
    let browser = try page(
      #"""
      domain "x.example" { gateway = "#</script><img src=x onerror=alert(1)>" }
      binding "</svg><b onclick=alert(2)>" { gateway = "#<!--" }
      """#, at: "x.example%3Cimg%20src=x%20onerror=alert(3)%3E")
    #expect(try answer(browser).contains("<img src=x onerror=alert(3) is not a domain name"))
    #expect(try browser.evaluate("document.querySelectorAll('img, b').length") == "0")
    try search("x.example", in: browser)
    #expect(try lit(browser).contains { $0.contains("#</script><img src=x") })
    #expect(try answer(browser).contains("by </svg><b onclick=alert(2)> to nowhere: dns-permanent"))
    expectSilence(browser)
  }
}
