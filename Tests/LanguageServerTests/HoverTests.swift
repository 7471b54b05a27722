import TestServers
import Testing

@testable import LanguageServer

/// Tests of hover texts.
struct HoverTests {
  private func hover(_ marked: String, others: [String: String] = [:]) throws -> String? {
    let document = MarkedDocument(marked)
    let client = try Client()
    for (name, text) in others { try client.directory.file(name, text) }
    try client.open("ecelerity.conf", document.text, isSaved: true)
    let answer = try client.ask(
      "textDocument/hover", "ecelerity.conf", document.position("1️⃣"))
    let contents = (answer.result as? [String: Any])?["contents"] as? [String: Any]
    return (contents?["value"] as? String)?.replacing(client.directory.path, with: "")
  }

  @Test func anOptionIsExplainedWithItsValueHereAndWhereThatComesFrom() throws {
    let text = try #require(
      try hover(
        """
        gateway = relay.example
        domain "oak.example" {
          gate1️⃣way = oak-relay.example
        }
        """))
    for part in [
      "**`gateway`**: ", "- takes: ip or hostname", "- default: ", "- valid in: binding, ",
      "- since: 3.0", "[manual](https://", "in `domain oak.example`:",
      "Gateway = oak-relay.example\n  /ecelerity.conf:3:3 [doc] in domain oak.example",
    ] {
      #expect(text.contains(part), "\(part) is missing")
    }
  }

  @Test func thePasswordOfAURLIsNotTold() throws {
    let url = "http://joe:hushhush@oak.example/a"
    let include = try #require(try hover("include \"htt1️⃣p://joe:hushhush@oak.example/a\"\n"))
    #expect(include.contains("http://joe:(set)@oak.example/a") && !include.contains("hushhush"))
    let label = try #require(try hover("binding \"\(url)\" {\n  gate1️⃣way = 192.0.2.1\n}\n"))
    #expect(label.contains("http://joe:(set)@oak.example/a") && !label.contains("hushhush"))
  }

  /// The hover text contains the data of the table.
  @Test(arguments: [
    ("t1️⃣ls = no", ["- takes: enum", "- values: `no`, `ifavailable`, `required`"]),
    ("use_i1️⃣pv6 = 1", ["- takes: boolean\n- values: `on`, `off`, `true`, `false`, `yes`, `no`, "]),
    ("connect_ti1️⃣meout = 1", ["- takes: seconds\n", "- default: `300`"]),
    ("max_outb1️⃣ound_connections = 1", ["- range: -1 or more\n- `-1` means unlimited"]),
    ("outbound_throttle_mess1️⃣ages = 1", ["- form: `N` or `N/seconds`\n"]),
    ("dom1️⃣ain \"x\" { }", ["- label: required, `domain` or "]),
  ])
  func theTableIsPutIntoWords(text: String, parts: [String]) throws {
    let told = try #require(try hover(text))
    for part in parts { #expect(told.contains(part), "\(told)") }
  }

  @Test func theValueIsThatOfTheScopeThatIncludesTheFile() throws {
    let client = try Client()
    try client.directory.file(
      "ecelerity.conf", "binding \"b\" {\n  include \"b.conf\"\n  max_outbound_connections = 7\n}\n"
    )
    try client.open(
      "b.conf", "domain \"oak.example\" { max_outbound_connections = 9 }\n", isSaved: true)
    let answer = try client.ask("textDocument/hover", "b.conf", (0, 30))
    let contents = (answer.result as? [String: Any])?["contents"] as? [String: Any]
    let text = try #require(contents?["value"] as? String)
    #expect(text.contains("in `binding b / domain oak.example`:"))
    #expect(text.contains("Max_Outbound_Connections = 9"))
  }

  @Test func aDecisionIsNotShownAsDocumented() throws {
    let text = try hover(
      """
      binding_group "g" { gateway = a.example binding "b" { bind_address = 192.0.2.1 } }
      domain "oak.example" { gateway = b.example }
      binding_group "g" { binding "b" { domain "oak.example" { tls1️⃣ = no } } }
      binding "c" { domain "/oak/" { port = 26 } domain "/ak/" { method = x po2️⃣rt = 27 } }
      """)
    #expect(text?.contains("in `binding_group g / binding b / domain oak.example`:") == true)
  }

  @Test func aSecretIsNeverShown() throws {
    let text = try #require(
      try hover(
        """
        domain "relay.example" {
          outbound_smtp_auth_pass = "hush1️⃣hush"
        }
        """))
    #expect(!text.contains("hushhush"))
    #expect(text.contains("confidential"))
    #expect(text.contains("(set)"))
  }

  @Test func aStanzaAndAnIncludeAreExplained() throws {
    let stanza = try hover("do1️⃣main \"oak.example\" { }\n")
    #expect(stanza?.contains("- label: required") == true)
    let include = try hover("include \"pa1️⃣rt.conf\"\n", others: ["part.conf": ""])
    #expect(include == "reads:\n\n- `/part.conf`")
    let missing = try hover("include \"pa1️⃣rt.conf\"\n")
    #expect(missing?.contains("reads nothing:\n\n- `` `part.conf` is not found; tried ") == true)
    let empty = try hover("include \"pa1️⃣rts\"\n", others: ["parts/sub/a.conf": ""])
    #expect(empty == "reads nothing")
  }

  /// An image would be fetched from an address chosen by the file.
  @Test func whatAFileSaysIsNoMarkdown() throws {
    let picture = "![x](https://evil.example/p.png)"
    let label = try #require(
      try hover("domain \"``a``\(picture)``b``\" {\n  t1️⃣ls = no\n}\n"))
    #expect(label.contains("in ``` domain ``a``\(picture)``b`` ```:"), "\(label)")
    let lines = try #require(
      try hover("domain \"a`\\n\\n\(picture)\\n\\n`\" {\n  t1️⃣ls = no\n}\n"))
    #expect(!lines.contains("\n\(picture)"), "\(lines)")
    let value = try #require(
      try hover("gate1️⃣way = \"```\\n``````\\n\(picture)\"\n"))
    #expect(!value.contains("\n``````\n\(picture)"), "\(value)")
    let include = try #require(try hover("include \"1️⃣q`\(picture)\"\n"))
    #expect(include.contains("\n- `` `q`\(picture)` "), "\(include)")
  }

  @Test(arguments: ["# gate1️⃣way\n", "\n1️⃣\n", "nothing1️⃣ = 1\n", "gateway 1️⃣ = a.example\n"])
  func elsewhereNothingIsSaid(text: String) throws {
    #expect(try hover(text) == nil)
  }
}
