import TestServers
import Testing

/// Tests that text from a configuration or a command line cannot control the terminal.
struct TerminalControlTests {
  private static let configuration = """
    delivery_method = "dm\u{1B}[31m"
    ha_proxy_server = "[fe80::1%\u{1B}[2J]:80"
    gateway = 192.0.2.1

    """

  @Test(arguments: [
    ["confroute", "resolve", "--offline", "e.example"],
    ["confroute", "explain", "--offline", "e.example"],
    ["confroute", "probe", "--dns", "127.0.0.1:9", "u@e.example"],
    ["confroute", "eval", "foo\u{1B}"],
    ["confroute", "explain", "--offline", "--set", "x\u{1B}", "e.example"],
    ["confroute", "probe", "--connect-to", "[fe80::1%\u{1B}]:25", "u@e.example"],
    ["conflint", "--select", "r\u{1B}", "ecelerity.conf"],
    ["conflint", "--explain", "r\u{1B}"],
    ["conflint", "\u{1B}.conf"], ["conffmt", "--check", "\u{1B}.conf"],
  ])
  func controlsAreSpeltOut(words: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.configuration)
    let outcome = try BuiltTool(name: words[0]).run(Array(words.dropFirst()), in: directory.path)
    let told = outcome.output + outcome.error
    #expect(told.contains(#"\u{1B}"#), Comment(rawValue: told))
    #expect(!told.contains("\u{1B}"), Comment(rawValue: told))
  }
}
