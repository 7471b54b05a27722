import EcelerityConf
import Testing

/// The fixes that are applied, those that are left, and the meaning of the result.
struct FixApplicationTests {
  private func fix(
    _ files: [String: String], roots: [String] = ["a.conf"], suggestions: Bool = false
  ) throws -> (files: [String: String], outcome: FixOutcome) {
    let outcome = try FixApplication(includesSuggestions: suggestions)
      .run(roots, from: MemoryLoader(files))
    var result = files
    for file in outcome.files { result[file.path] = String(decoding: file.after, as: UTF8.self) }
    return (result, outcome)
  }

  private func fix(_ text: String, suggestions: Bool = false) throws -> String {
    let fixed = try fix(["a.conf": text], suggestions: suggestions)
    #expect(fixed.outcome.rejected == [])
    #expect(fixed.outcome.remainingCount == 0)
    return fixed.files["a.conf"] ?? ""
  }

  // MARK: Every rule

  /// The safe fixes of the catalogue pass the verification, whatever they declare.
  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func safeFixesAreVerified(rule id: String) throws {
    let description = try #require(RuleCatalog.rule(id)).description
    for example in description.examples where example.isReported {
      let application = FixApplication(choose: { findings, _ in findings.filter { $0.rule == id } })
      let outcome = try application.run([example.path], from: MemoryLoader(example.files))
      #expect(outcome.rejected == [], "\(id): \(example.text)")
    }
  }

  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func applyingTwiceChangesNothingMore(rule id: String) throws {
    let description = try #require(RuleCatalog.rule(id)).description
    for example in description.examples {
      let first = try FixApplication(includesSuggestions: true)
        .run([example.path], from: MemoryLoader(example.files))
      var files = example.files
      for file in first.files { files[file.path] = String(decoding: file.after, as: UTF8.self) }
      let second = try FixApplication(includesSuggestions: true)
        .run([example.path], from: MemoryLoader(files))
      #expect(second.files.isEmpty, "\(id): \(files)")
    }
  }

  // MARK: Applied fixes

  /// Text inserted after it would be inside it, or inside removed text.
  @Test func nothingIsInsertedAfterAStanzaWithoutAnEnd() throws {
    let text = "domain \"oak.example\" { gateway = elm.example\n  delivery_method = LMTP\n"
    #expect(try fix(["a.conf": text], suggestions: true).files["a.conf"] == text)
    let closed = try fix(text + "}\n", suggestions: true)
    #expect(closed.contains("}\ndomain \"elm.example\" { delivery_method = LMTP"))
  }

  @Test func onlySafeFixesByDefault() throws {
    let text = "gatewey = \"a.example\"\nrelay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    #expect(try fix(text) == "gatewey = \"a.example\"\nrelay_hosts = ( 192.0.2.1 192.0.2.2 )\n")
    #expect(
      try fix(text, suggestions: true)
        == "gateway = \"a.example\"\nrelay_hosts = ( 192.0.2.1 192.0.2.2 )\n")
  }

  @Test func overlappingFixesTakeRounds() throws {
    let text = "domain \"a.example\" {\n  tls = no\n  tls = no\n  tls = no\n}\n"
    #expect(try fix(text) == "domain \"a.example\" {\n  tls = no\n}\n")
  }

  @Test func aFileIncludedTwiceIsEditedOnce() throws {
    let fixed = try fix([
      "a.conf": "binding \"a\" { include \"b.conf\" }\nbinding \"b\" { include \"b.conf\" }\n",
      "b.conf": "bind_address = \"192.0.2.1\"\nrelay_domains = ( a, b )\n",
    ])
    #expect(fixed.files["b.conf"] == "bind_address = \"192.0.2.1\"\nrelay_domains = ( a b )\n")
  }

  @Test func bytesThatAreNoTextSurvive() throws {
    var bytes = Array("# ".utf8) + [0xFF, 0xFE] + Array("\nrelay_hosts = ( 192.0.2.1, ::1 )".utf8)
    let loader = MemoryLoader(bytes: ["a.conf": bytes])
    let outcome = try FixApplication().run(["a.conf"], from: loader)
    let comma = try #require(bytes.firstIndex(of: UInt8(ascii: ",")))
    bytes.remove(at: comma)
    #expect(outcome.files.map(\.after) == [bytes])
  }

  @Test func quotesAreReplacedAroundBytesThatAreNoText() throws {
    let text = { (quote: String) in
      Array("syslocation = \(quote)caf".utf8) + [0xE9] + Array("\(quote)\n".utf8)
    }
    let loader = MemoryLoader(bytes: ["a.conf": text("'")])
    let outcome = try FixApplication().run(["a.conf"], from: loader)
    #expect(outcome.files.map(\.after) == [text("\"")])
  }

  // MARK: Rejected fixes

  /// Moving the statement to another stanza would replace the byte by another character.
  @Test(arguments: [(UInt8(ascii: "e"), false), (0xE9, true)])
  func aFixThatCannotKeepTheBytesIsLeft(byte: UInt8, isLeft: Bool) throws {
    let text = "domain \"mill.example\" { gateway = relay.example  mm7_vasid = \"caf"
    let bytes = Array(text.utf8) + [byte] + Array("\" }\n".utf8)
    let outcome = try FixApplication(includesSuggestions: true)
      .run(["a.conf"], from: MemoryLoader(bytes: ["a.conf": bytes]))
    #expect(outcome.files.isEmpty == isLeft)
  }

  @Test func anApostropheDoesNotEndAText() throws {
    let text = "syslocation = 'it's'\n"
    #expect(try fix(["a.conf": text], suggestions: true).files["a.conf"] == text)
  }

  @Test func aFixThatBringsUpAnotherFindingIsLeft() throws {
    let text = "gatewey = \"a.example\"\ngateway = \"b.example\"\nruotes = ( \"c.example\" )\n"
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.files["a.conf"]?.hasPrefix("gatewey") == true)
    let rejected = try #require(fixed.outcome.rejected.first)
    #expect(rejected.rule == "unknown-option")
    #expect(rejected.location.start == Position(line: 1, column: 1))
    guard case .newFinding = rejected.reason else {
      Issue.record("\(rejected.reason)")
      return
    }
  }

  /// A hint that one fix causes does not veto another fix tried with it.
  @Test func aHintIsHeldAgainstNoOtherFix() throws {
    let text =
      "domain \"d.example\" { gateway = \"d.example\" }\ntls = no\ntls = \"no\"\n"
      + "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\noutbound_throttle_messages = 0\n"
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected == [])
    #expect(fixed.files["a.conf"]?.contains("gateway") == false)
  }

  /// Lines that other fixes insert are not in the file on disk.
  @Test func whatIsLeftIsFoundInTheFileAsItWasRead() throws {
    let text =
      "hot_domains = ( a, b )\nbinding b { tls = no }\nesmtp_listener { listen \":25\" { } }\n"
      + "gatewey = \"a.example\"\ngateway = \"b.example\"\n"
    let fixed = try fix(["a.conf": text], suggestions: true)
    let rejected = try #require(fixed.outcome.rejected.first { $0.rule == "unknown-option" })
    #expect(rejected.firstLocation.start == Position(line: 4, column: 1))
    let lines = try #require(fixed.files["a.conf"]).split(separator: "\n")
    #expect(lines[rejected.location.start.line - 1].hasPrefix("gatewey"))
    #expect(rejected.location.start.line > 4)
  }

  /// The message of a rule quotes text that another fix has just changed.
  @Test func aFindingInOtherWordsIsNotANewOne() throws {
    #expect(
      try fix("domain \"A.example.\" { tls = no }\n") == "domain \"a.example\" { tls = no }\n")
  }

  /// Preferences are places in the list, so later ones change.
  @Test func aRouteIsLeftOutByItselfOnlyWhereNoPreferenceMoves() throws {
    let text =
      "domain a { routes = ( \"a.test\" \"a.test\" \"b.test\" \"smtp://c.test?pref=1\" ) }\n"
    #expect(try fix(["a.conf": text]).files["a.conf"] == text)
    #expect(try fix(["a.conf": text], suggestions: true).files["a.conf"] != text)
    let last = text.replacing(" \"b.test\"", with: "")
    #expect(
      try fix(["a.conf": last]).files["a.conf"] == last.replacing("\"a.test\" \"a", with: "\"a"))
  }

  /// Both insert at the same place, and one of them must not: the version has no such option.
  @Test func anAbandonedFixBlocksNoOther() throws {
    let text = """
      relay_domains = ( "a.example" )
      domain "a.example" { routes = ( "[2001:db8::1]" ) }

      """
    let linter = Linter(installation: Installation(version: ServerVersion("2.2.2")))
    let outcome = try FixApplication(includesSuggestions: true, linter: { _ in linter })
      .run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(outcome.rejected.map(\.rule) == ["best-mx-with-routes"])
    #expect(outcome.remainingCount == 0)
    let result = outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) }
    #expect(result == text + "use_ipv6 = true\n")
  }

  /// The port is removed from the value, and a stanza for it is inserted right after it.
  @Test func editsOfOneFixMayTouch() throws {
    let fixed = try fix("gateway = \"relay.example:587\"\n", suggestions: true)
    #expect(
      fixed
        == "gateway = \"relay.example\"\ndomain \"relay.example\" { remote_smtp_port = 587 }\n")
  }

  /// `enable` is valid where the file is read first and invalid where it is read again.
  @Test func aFixMustBeRightWhereverTheFileIsRead() throws {
    let files = [
      "a.conf": "esmtp_listener { include \"c.conf\" }\n",
      "b.conf": "alerting { include \"c.conf\" }\n",
      "c.conf": "enabled = false\n",
    ]
    #expect(try fix(files).files["c.conf"] == "enable = false\n")
    let both = try fix(files, roots: ["a.conf", "b.conf"])
    #expect(both.files == files)
    #expect(both.outcome.rejected.count == 1)
  }

  /// The value is redundant in one configuration, and set only here in another.
  @Test func whatOnlySomeConfigurationsFindIsLeft() throws {
    let shared = "domain \"d.example\" { rset_timeout = 4 connect_timeout = 30 }\n"
    let files = [
      "a.conf": "include \"c.conf\"\n", "b.conf": "connect_timeout = 30\ninclude \"c.conf\"\n",
      "c.conf": shared,
    ]
    #expect(try fix(files, roots: ["b.conf"], suggestions: true).files["c.conf"] != shared)
    for roots in [["a.conf", "b.conf"], ["b.conf", "a.conf"]] {
      let fixed = try fix(files, roots: roots, suggestions: true)
      #expect(fixed.files["c.conf"] == shared)
      let rejected = fixed.outcome.rejected.filter { $0.rule == "redundant-value" }
      #expect(rejected.map(\.words) == ["`a.conf` reads the file too and has no such finding"])
      #expect(fixed.outcome.remainingCount == 0)
    }
  }

  /// An earlier expression comes before the stanza as it is, but not before an exact name.
  @Test(arguments: [
    ["a.conf": "domain \"/^a[.]example$/\" { tls = no }\ninclude \"b.conf\"\n", "b.conf": ""],
    ["a.conf": "domain \"/^a[.]example$/\" { tls = no }\ninclude \"gone.conf\"\n"],
    ["a.conf": "domain \"/^a[.]example$/\" { tls = no }\nlocal_changes_file = \"b.conf\"\n"],
    ["a.conf": "include \"b.conf\"\n", "b.conf": "domain \"/^a[.]example$/\" { tls = no }\n"],
    [
      "a.conf":
        "domain \"/^a[.]example$/\" { tls = no }\ndomain \"/^a[.]example$/\" { tls = required }\n"
    ],
  ])
  func anExpressionIsReplacedUnaskedInOneFileAlone(_ files: [String: String]) throws {
    #expect(try fix(files).files == files)
    #expect(
      try fix("domain \"/^a[.]example$/\" { tls = no }\n")
        == "domain \"a.example\" { tls = no }\n")
  }

  /// In a single file an expression may be replaced without consent, but not where another configuration reads it.
  @Test func whatOneConfigurationWantsConsentForNeedsIt() throws {
    let files = [
      "a.conf": "domain \"/^a[.]example$/\" { tls = no }\n", "b.conf": "include \"a.conf\"\n",
    ]
    for roots in [["a.conf", "b.conf"], ["b.conf", "a.conf"]] {
      #expect(try fix(files, roots: roots).files == files)
      #expect(try fix(files, roots: roots, suggestions: true).files != files)
    }
  }

  @Test func anExpressionOfAFragmentIsReplacedWithConsent() throws {
    let loader = MemoryLoader(["a.conf": "domain \"/^a[.]example$/\" { tls = no }\n"])
    let root = FixRoot(
      "a.conf", options: ConfigurationOptions(enclosure: [StanzaName(.binding, "b")]))
    #expect(try FixApplication().run([root], from: loader).files.isEmpty)
    #expect(try !FixApplication(includesSuggestions: true).run([root], from: loader).files.isEmpty)
  }

  @Test func oneBadFixDoesNotKeepTheOthersBack() throws {
    var files = [
      "a.conf": "esmtp_listener { include \"c.conf\" }\nalerting { include \"c.conf\" }\n"
    ]
    files["c.conf"] = "enabled = false\n"
    for index in 0..<20 { files["a.conf"]? += "domain d\(index) { hot = ( a, b ) }\n" }
    let fixed = try fix(files)
    #expect(fixed.outcome.appliedCount == 20)
    #expect(fixed.outcome.rejected.map(\.rule) == ["enabled-vs-enable"])
    #expect(fixed.files["c.conf"] == files["c.conf"])
    #expect(fixed.files["a.conf"]?.contains(",") == false)
  }

  /// They are not tried one by one, and others are still applied.
  @Test func manyFixesThatAreRefusedAreGivenUpTogether() throws {
    let domains = (0..<200).map { "domain d\($0) { delivery_method = \"LMPT\" }\n" }.joined()
    let loader = CountingLoader([
      "a.conf": "include \"b.conf\"\n", "b.conf": domains + "use_ipvv6 = true\n",
    ])
    let outcome = try FixApplication(includesSuggestions: true).run(["a.conf"], from: loader)
    #expect(outcome.rejected.map(\.rule) == ["invalid-delivery-method"])
    #expect(outcome.appliedCount == 1 && outcome.remainingCount == 0)
    #expect(loader.count(of: "a.conf") < 100)
  }

  /// Where some of the same kind are valid, all are tried.
  @Test func aFixIsAppliedThoughOthersLikeItAreRefused() throws {
    let text = (0..<60).map { number in
      let routes = number % 3 == 0 ? "routes = ( \"lmtp://a.example?port=24\" )" : ""
      return "domain d\(number).example { delivery_method = \"LMPT\" \(routes) }\n"
    }.joined()
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.appliedCount == 20)
  }

  /// The one that is valid comes after more that are not than are tried one by one.
  @Test func aFixIsTriedHoweverManyLikeItWereRefused() throws {
    let bad = (0..<20).map { "domain d\($0).example { delivery_method = \"LMPT\" }\n" }.joined()
    let good = """
      domain e.example { delivery_method = "LMPT" routes = ( "lmtp://a.example?port=24" ) }

      """
    let fixed = try fix(["a.conf": bad + good], suggestions: true)
    #expect(fixed.files["a.conf"]?.contains("e.example { delivery_method = \"LMTP\"") == true)
    #expect(fixed.outcome.appliedCount == 1 && fixed.outcome.remainingCount == 0)
    #expect(fixed.outcome.rejected.map(\.alikeCount) == [19])
    #expect(fixed.outcome.rejected.first?.words.hasSuffix(" (and 19 more alike)") == true)
  }

  /// One fix for two findings is tried once, and both are reported as left.
  @Test func aFixThatIsRefusedIsLeftForAllItsFindings() throws {
    let text = """
      domain "a.example" {
        gateway = "hub.example"
        max_retries = 5
        tls_verify = "host"
      }

      """
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.files["a.conf"] == text)
    #expect(fixed.outcome.remainingCount == 0)
    let left = fixed.outcome.rejected.filter { $0.rule == "domain-options-ignored-by-gateway" }
    #expect(left.map(\.location.start.line) == [3, 4])
  }

  /// Each of two values is needless because of the other.
  @Test func ofTwoValuesThatRepeatEachOtherOneIsRemoved() throws {
    let text = """
      binding "b" {
        bind_address = "192.0.2.1"
        remote_smtp_port = 27
        domain "/^a[.]example$/" { remote_smtp_port = 26 ehlo_timeout = 6 }
        domain "a.example" { remote_smtp_port = 26 ehlo_timeout = 5 }
      }

      """
    let fixed = try #require(try fix(["a.conf": text], suggestions: true).files["a.conf"])
    #expect(fixed.split(separator: "remote_smtp_port = 26").count == 2, "\(fixed)")
  }

  /// What is found in a text, or in the stanza it names, was there before its quotes were mended.
  @Test(arguments: [
    "binding “b” { tls = no }", "binding 'b' { tls = no }", "domain “d.test.” { tls = no }",
    "domain “2001:db8::1” { tls = no }", "domain “*.test” { tls = no }",
    "domain “d.test” { gateway = \"d.test\" }", "routes = “a.test”",
    "remote_smtp_port = “70000”", "delivery_method = “LTMP”", "tls_verify = “hosts”",
    "prohibited_hosts = ( “10.0.0.0/33” )",
  ])
  func quotesAreMendedWhateverIsInThem(text: String) throws {
    let fixed = try fix(["a.conf": text + "\n"])
    #expect(fixed.outcome.rejected.filter { $0.rule.hasSuffix("-quotes") } == [])
    #expect(fixed.files["a.conf"]?.contains { "“”'".contains($0) } == false)
  }

  /// Warnings about the expression, which was none before, do not keep the error.
  @Test(arguments: ["a.test$/", "/^a.test"])
  func aSlashIsInsertedWhateverTheExpressionIs(label: String) throws {
    let text = "domain \"\(label)\" { tls = no }\n"
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected.filter { $0.rule == "regex-missing-delimiter" } == [])
    #expect(fixed.files["a.conf"] != text)
  }

  @Test func aStanzaMayLoseItsLastOption() throws {
    let text = "max_retries = 5\ndomain \"a.example\" { max_retries = 5 }\n"
    #expect(try fix(text, suggestions: true) == "max_retries = 5\n")
  }

  /// The two are one stanza in any case.
  @Test(arguments: ["A.example", "a.example."])
  func aNameMayBecomeThatOfAnotherStanza(name: String) throws {
    let other = "domain \"a.example\" { max_retries = 5 }\n"
    let fixed = try fix(["a.conf": "domain \"\(name)\" { tls = no }\n" + other])
    #expect(fixed.outcome.rejected == [])
    #expect(fixed.files["a.conf"] == "domain \"a.example\" { tls = no }\n" + other)
  }

  @Test(arguments: [
    ("bücher.test.", "xn--bcher-kva.test"), ("2001:DB8::1.", "[IPv6:2001:DB8::1]"),
  ])
  func aDotAtTheEndGoesWithWhateverElseIsWrong(name: String, result: String) throws {
    #expect(
      try fix("domain \"\(name)\" { tls = no }\n") == "domain \"\(result)\" { tls = no }\n")
  }

  /// Warnings about other options, which nobody could find before, do not keep the error.
  @Test(arguments: [
    ("gatewy = \"10.1.1.1\"\ndomain \"x.example\" { routes = ( \"10.2.2.2\" ) }\n", "10.2.2.2"),
    ("rotues = ( \"10.9.9.9\" )\n", "10.9.9.9"),
    ("rotues = ( \"10.9.9.9\" )\ndomain \"x.example\" { routes = ( \"__mx__\" ) }\n", "__mx__"),
    ("domain \"x.example\" { gateway = \"g.example\" tsl = ifavailable }\n", "tls = ifavailable"),
    (
      "domain \"x.example\" { gateway = \"g.example\" delivery_metod = LMTP lmtp_port = 24 }\n",
      "lmtp_port = 24"
    ),
    (
      "gatewy = \"x.example\"\ndomain \"x.example\" { gateway = \"x.example\" tls = no }\n",
      "tls = no"
    ),
  ])
  func aMisspeltOptionIsRenamedWhateverItHid(_ text: String, kept: String) throws {
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected.filter { $0.rule == "unknown-option" } == [])
    let result = try #require(fixed.files["a.conf"])
    #expect(!result.contains("gatewy") && !result.contains("rotues") && !result.contains("tsl"))
    #expect(result.contains(kept), "\(result)")
  }

  @Test(arguments: [
    "gatewy = \"a.example\"\ngateway = \"b.example\"\n",
    "gateway = \"a.example\"\ngatewy = \"b.example\"\n",
    "rotues = ( \"smtp://10.9.9.9?port=no\" )\n",
  ])
  func aMisspeltOptionStaysBesideItselfOrForAnError(_ text: String) throws {
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected.map(\.rule) == ["unknown-option"])
    #expect(fixed.files["a.conf"] == text)
  }

  /// Beside the option that was meant, it may have an effect.
  @Test(arguments: [
    "domain \"x.example\" { gateway = \"x.example\" lmtp_prot = \"no port\" }\n",
    "rotues = ( \"smtp://10.9.9.9?port=no\" )\n"
      + "domain \"x.example\" { routes = ( \"__mx__\" ) tls = no }\n",
    "domain \"x.example\" { gateway = \"store.example\" delivery_metod = \"LMTP\" "
      + "delivery_method = \"SMTP\" lmtp_port = 24 }\n",
  ])
  func nothingIsRemovedWhileANameIsUnknown(_ text: String) throws {
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected.contains { $0.rule == "unknown-option" })
    #expect(fixed.files["a.conf"] == text)
  }

  @Test func everyRouteBeforeTheExchangersIsFixed() throws {
    let text = """
      domain "o.example" {
        routes = ( "smtp://a.example?pref=5" "smtp://b.example?pref=5" "__mx__" )
      }

      """
    let fixed = try fix(["a.conf": text], suggestions: true)
    #expect(fixed.outcome.rejected.filter { $0.rule == "routes-pref-against-mx" } == [])
    #expect(fixed.files["a.conf"]?.split(separator: "pref=0").count == 3)
  }

  @Test func whatIsNotChosenOrNotEditableStays() throws {
    let files = [
      "a.conf": "include \"b.conf\"\nhot_domains = ( a, b )\n", "b.conf": "c = ( a, b )\n",
    ]
    let none = FixApplication(choose: { _, _ in [] })
    #expect(try none.run(["a.conf"], from: MemoryLoader(files)).files.isEmpty)
    let one = FixApplication(isEditable: { $0.path == "b.conf" })
    #expect(try one.run(["a.conf"], from: MemoryLoader(files)).files.map(\.path) == ["b.conf"])
  }

  /// A file that may not be written is named only if it would be written.
  @Test(arguments: [
    ("hot_domains = ( a, b )\n", false, ["a.conf"]), ("gatewey = relay.example\n", false, []),
    ("gatewey = relay.example\n", true, ["a.conf"]),
  ])
  func aLockedFileIsNamedForFixesThatAreAskedFor(
    text: String, suggestions: Bool, locked: [String]
  ) throws {
    let application = FixApplication(includesSuggestions: suggestions, isEditable: { _ in false })
    let outcome = try application.run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(outcome.uneditable == locked)
  }
}
