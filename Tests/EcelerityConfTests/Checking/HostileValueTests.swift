import Testing

@testable import EcelerityConf

/// Values whose decoded text is longer or shorter than their bytes in the file, for every option and every label: the
/// places of findings are within the file and on the value.
struct HostileValueTests {
  /// Texts to put between two quotes; U+00FF is the byte 0xFF, which is never UTF-8.
  static let texts = [
    // Letters that are longer in lower case.
    "İandroid.google.apis.com", "İ:99999", "[İ]:70000", "İ@@x", "/İ(A/", "*.İ*", "+İv1:-TLSv9",
    "İİ.",
    "smtp://İ.example.:99999?port=25&x=1&pref=-1", "#İ#", "TLS_İ:TLS_AES", "İ=1",
    // Bytes that are not UTF-8, each of which is three bytes of U+FFFD.
    "ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ:99999", "smtp://ÿÿÿÿ.example.:99999?port=25&x=1", "/ÿÿÿÿ(/", "ÿÿÿÿ@@x",
    "ÿÿÿÿ.",
    "ÿÿÿÿandroid.google.apis.com", "[ÿÿÿÿ]:70000", "*.ÿÿÿÿ*", "TLSv9:ÿÿÿÿ:x", "ÿÿÿÿ:TLS_AES",
    "ÿÿÿÿ/99",
    // Escapes, two bytes for one.
    "\\n\\n\\n\\n:99999", "\\\"\\\"android.google.apis.com", "/\\\"\\\"(/", "\\\\\\\\@@x",
    "\\n\\n.",
    "smtp://\\\"a.example:99999?x=1",
    // As long as the bytes of the file, but in other places.
    "\\n\\nÿ:99999", "\\n\\nÿandroid.google.apis.com", "smtp://\\n\\nÿa.example.:99999?x=1",
    "\\n\\nÿ/(/",
    // Empty.
    "", "[", "[[[[1", "]", ":", "/", "//", "/(/", "@", "*", "#", "%", "?", "::", "://", "\u{0}9",
    ".", "..",
    "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1/99999999999999999999",
    "0-9223372036854775807", "300,99999999999999999999",
  ]

  private static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { $0 == "ÿ" ? [0xFF] : Array(String($0).utf8) }
  }

  /// Every option once in a valid scope, as a string and as an item of a list, and every stanza with a label; `§` is
  /// replaced by the text.
  private static let template: String = {
    var lines: [String] = []
    var seen: Set<Keyword> = []
    for path in EveryOptionTests.paths {
      let keywords = path.map(\.keyword)
      let options = EveryOptionTests.options.filter {
        !seen.contains($0) && OptionTable.option($0, at: keywords) != nil
      }
      seen.formUnion(options)
      lines += path.map { $0.label == .absent ? "\($0.keyword) {" : "\($0.keyword) x {" }
      for option in options + (keywords == [.domain] ? [.routes, .gateway] : []) {
        lines += ["\(option) = \"§\"", "\(option) = ( \"a\" \"§\" )"]
      }
      lines += path.map { _ in "}" }
    }
    lines += OptionTable.stanzaRows.map { "\($0.keyword) \"§\" { }" }
    return lines.joined(separator: "\n")
  }()

  @Test(arguments: texts)
  func everyPlaceIsInTheLineOfTheValue(text: String) throws {
    let bytes = Self.bytes(Self.template.replacing("§", with: text))
    let loader = MemoryLoader(bytes: ["a.conf": bytes], over: MemoryLoader([:]))
    let configuration = try Configuration.load("a.conf", from: loader)
    for finding in Linter().lint(configuration) {
      for span in [finding.span] + finding.related.map(\.span) {
        let range = span.range.indices
        guard range.upperBound <= bytes.count, !bytes[range].contains(UInt8(ascii: "\n")) else {
          Issue.record("\(finding.rule): \(range)")
          continue
        }
      }
      for edit in finding.fix?.edits ?? [] {
        #expect(edit.span.range.upperBound <= bytes.count, "\(finding.rule)")
      }
    }
  }

  /// The statement, the rule, and the bytes it points at.
  @Test(arguments: [
    (
      "routes = ( \"İandroid.google.apis.com\" )", "gcm-host-typo", "android.google.apis.com"
    ),
    ("http_host = \"İİİAndroid.Google.Apis.Com\"", "gcm-host-typo", "Android.Google.Apis.Com"),
    (
      "http_host = \"\\\"android.google.apis.com\"", "gcm-host-typo",
      "\"\\\"android.google.apis.com\""
    ),
    (
      "http_host = \"\\n\\nÿandroid.google.apis.com\"", "gcm-host-typo",
      "\"\\n\\nÿandroid.google.apis.com\""
    ),
    ("static_routes { target = \"a.example:99999\" }", "invalid-host-port", "99999"),
    ("static_routes { target = a.example:99999 }", "invalid-host-port", "99999"),
    ("static_routes { target = \"ÿÿÿÿ:99999\" }", "invalid-host-port", "\"ÿÿÿÿ:99999\""),
    ("static_routes { target = \"\\n\\n:99999\" }", "invalid-host-port", "\"\\n\\n:99999\""),
    ("static_routes { target = \"\\n\\nÿ:99999\" }", "invalid-host-port", "\"\\n\\nÿ:99999\""),
  ])
  func thePlaceIsExactOrTheWholeValue(statement: String, rule: String, place: String) throws {
    let bytes = Self.bytes(statement)
    let loader = MemoryLoader(bytes: ["a.conf": bytes], over: MemoryLoader([:]))
    let configuration = try Configuration.load("a.conf", from: loader)
    let found = Linter([RuleCatalog.rule(rule)].compactMap { $0 }).lint(configuration)
    let finding = try #require(found.first)
    #expect(found.count == 1 && Array(bytes[finding.span.range.indices]) == Self.bytes(place))
  }

  /// An address may be in one pair of brackets; more of them are not parsed again and again.
  @Test(arguments: [
    ("[2001:db8::7]", "ipv6-brackets-not-allowed"), ("[[2001:db8::7]]", "invalid-cidr"),
    (String(repeating: "[", count: 100_000) + "1", "invalid-cidr"),
    (
      String(repeating: "[", count: 100_000) + "::1" + String(repeating: "]", count: 100_000),
      "invalid-cidr"
    ),
  ])
  func bracketsAreTakenOffOnce(item: String, rule: String) throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "relay_hosts = ( \"\(item)\" )"]))
    let ids = ["invalid-cidr", "ipv6-brackets-not-allowed", "cidr-host-bits"]
    #expect(Linter(ids.compactMap(RuleCatalog.rule)).lint(configuration).map(\.rule) == [rule])
  }
}
