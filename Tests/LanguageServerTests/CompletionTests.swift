import Testing

@testable import EcelerityConf
@testable import LanguageServer

/// Tests of completion in incomplete files.
struct CompletionTests {
  private struct Offer {
    let labels: [String]
    let texts: [String: String]
    /// The items marked as deprecated.
    let obsolete: Set<String>
    /// The text after accepting the item with the given label.
    let taking: (String) -> String
  }

  private func offer(_ marked: String, snippets: Bool = false) throws -> Offer {
    let document = MarkedDocument(marked)
    let client = try Client(
      capabilities: [
        "textDocument": ["completion": ["completionItem": ["snippetSupport": snippets]]]
      ])
    try client.open("ecelerity.conf", document.text)
    let answer = try client.ask(
      "textDocument/completion", "ecelerity.conf", document.position("1️⃣"))
    let items = (answer.result as? [String: Any])?["items"] as? [[String: Any]] ?? []
    var edits: [String: [String: Any]] = [:]
    for item in items {
      edits[item["label"] as? String ?? ""] = item["textEdit"] as? [String: Any]
    }
    return Offer(
      labels: items.compactMap { $0["label"] as? String },
      texts: edits.compactMapValues { $0["newText"] as? String },
      obsolete: Set(
        items.filter { $0["tags"] as? [Int] == [1] }.compactMap { $0["label"] as? String }),
      taking: { Client.apply([edits[$0] ?? [:]], to: document.text) })
  }

  @Test func optionsAndStanzasOfTheScopeAreOffered() throws {
    let inside = try offer("domain \"oak.example\" {\n  gat1️⃣\n}\n")
    #expect(inside.labels.contains("gateway"))
    #expect(!inside.labels.contains("bind_address"))
    #expect(!inside.labels.contains("binding"))
    #expect(inside.taking("gateway") == "domain \"oak.example\" {\n  gateway = \n}\n")

    let outside = try offer("1️⃣")
    #expect(outside.labels.contains("binding"))
    #expect(outside.labels.contains("include"))
  }

  @Test func whatIsObsoleteIsMarked() throws {
    let obsolete = try offer("1️⃣").obsolete
    let rows = Keyword.all.compactMap { OptionTable.option($0, at: []) }
    let options = rows.filter { $0.kind == .option && $0.until != nil }.map(\.keyword.name)
    let modules = Set([
      "av_fsecure", "bounce_classifier", "dkim_sign", "dkim_validate", "pe2_logger",
    ])
    #expect(obsolete == modules.union(options))
    #expect(!options.isEmpty)
  }

  @Test func theScopeIsKnownInABrokenFile() throws {
    let offer = try offer(
      "gateway =\nbinding \"b\" {\n  routes = ( a.example\n  }\nbinding \"c\" {\n  domain oak.example {\n 1️⃣"
    )
    #expect(offer.labels.contains("gateway"))
    #expect(!offer.labels.contains("bind_address"))
  }

  @Test func valuesAreOffered() throws {
    let truth = try offer("adaptive_enabled = t1️⃣")
    #expect(truth.labels == BooleanWords.all)
    let words = try offer("domain \"x\" { tls = 1️⃣ }")
    #expect(words.labels.contains("required"))
    #expect(!words.labels.contains("gateway"))
  }

  @Test func labelsAreOfferedWhereTheyAreNamed() throws {
    let text = """
      pathway "in" { }
      pathway "out side" { }
      esmtp_listener { listen ":25" { pathway = 1️⃣ } }
      """
    let offer = try offer(text)
    #expect(offer.labels == ["in", "out side"])
    #expect(offer.taking("out side").contains("pathway = \"out side\" }"))
  }

  @Test func aStringThatWasBegunIsReplacedAsAWhole() throws {
    let closed = try offer("domain \"oak.example\" { }\ngateway = \"o1️⃣\"\n")
    #expect(
      closed.taking("oak.example") == "domain \"oak.example\" { }\ngateway = \"oak.example\"\n")
    let open = try offer("domain \"oak.example\" { }\ngateway = \"o1️⃣\n")
    #expect(open.taking("oak.example") == "domain \"oak.example\" { }\ngateway = \"oak.example\"\n")
  }

  @Test func labelsOfTheSameKindAreOfferedForANewStanza() throws {
    let offer = try offer("binding \"north\" { }\nbinding 1️⃣")
    #expect(offer.labels == ["north"])
  }

  @Test func aStanzaIsASnippetForWhoeverCanTakeOne() throws {
    #expect(try offer("1️⃣", snippets: true).texts["domain"] == "domain \"$1\" {\n  $0\n}")
    #expect(try offer("1️⃣", snippets: true).texts["cluster"] == "cluster {\n  $0\n}")
    #expect(try offer("1️⃣").texts["domain"] == "domain ")
  }

  @Test(arguments: [
    ("hostnam1️⃣ = mx.example\n", "hostname", "hostname = mx.example\n"),
    ("hostnam1️⃣= mx.example\n", "hostname", "hostname= mx.example\n"),
    ("hostnam1️⃣\n  = mx.example\n", "hostname", "hostname\n  = mx.example\n"),
    (" 1️⃣ = mx.example\n", "hostname", " hostname = mx.example\n"),
    ("bindin1️⃣ \"x\" {\n}\n", "binding", "binding \"x\" {\n}\n"),
    ("bindin1️⃣ \"x\"\n", "binding", "binding \"x\"\n"),
    ("bindin1️⃣ x\n", "binding", "binding x\n"),
    ("domai1️⃣ /x/ {\n}\n", "domain", "domain /x/ {\n}\n"),
    ("cluste1️⃣ {\n}\n", "cluster", "cluster {\n}\n"),
    ("includ1️⃣ \"a.conf\"\n", "include", "include \"a.conf\"\n"),
  ])
  func inAStatementThatGoesOnOnlyTheNameIsTaken(text: String, name: String, result: String) throws {
    #expect(try offer(text).taking(name) == result)
    #expect(try offer(text, snippets: true).taking(name) == result)
  }

  @Test(arguments: [
    ("hostnam1️⃣ gateway = a.example\n", "hostname", "hostname =  gateway = a.example\n"),
    ("hostnam1️⃣\nbinding \"x\" {}\n", "hostname", "hostname = \nbinding \"x\" {}\n"),
    ("hostnam1️⃣ include \"a\"\n", "hostname", "hostname =  include \"a\"\n"),
    ("includ1️⃣\n\"a.conf\"\n", "include", "include \n\"a.conf\"\n"),
    ("bindin1️⃣\nx = 1\n", "binding", "binding \nx = 1\n"),
  ])
  func whatFollowsAsAStatementOfItsOwnIsNoPartOfIt(
    text: String, name: String, result: String
  ) throws {
    #expect(try offer(text).taking(name) == result)
  }

  @Test(arguments: ["# gat1️⃣", "include \"1️⃣\"", "nothing { 1️⃣ }", "gateway = \"a\" # x1️⃣"])
  func elsewhereNothingIsOffered(text: String) throws {
    #expect(try offer(text).labels == [])
  }

  @Test(arguments: [
    ("debug_flags { ERROR = ( 1️⃣ ) }", "ALL", "debug_flags { ERROR = ( ALL ) }"),
    ("debug_flags { ERROR = 1️⃣ }", "(ALL)", "debug_flags { ERROR = ( ALL ) }"),
    (
      "adaptive_sweep_rule \"x\" { low_action = ( 1️⃣ ) }", "throttle",
      "adaptive_sweep_rule \"x\" { low_action = ( throttle ) }"
    ),
    (
      "mstore { servers = 1️⃣ }", "(\"127.0.0.1:8098\")",
      "mstore { servers = ( 127.0.0.1:8098 ) }"
    ),
    ("alias_schemes = 1️⃣", "()", "alias_schemes = ( )"),
    (
      "adaptive_notification_events = 1️⃣", "throttle",
      "adaptive_notification_events = ( throttle )"
    ),
    (
      "adaptive_notification_events = ( 1️⃣ )", "blackhole",
      "adaptive_notification_events = ( blackhole )"
    ),
    (
      "adaptive { data_store = 1️⃣ }", "(\"http://127.0.0.1:8098\")",
      "adaptive { data_store = ( http://127.0.0.1:8098 ) }"
    ),
    (
      "adaptive { outbound_throttle_messages_monitor = 1️⃣ }", "(3,20)",
      "adaptive { outbound_throttle_messages_monitor = ( 3 20 ) }"
    ),
    (
      "apn_logger \"x\" { log_delivery_format = 1️⃣ }",
      #"%t@D@%i@\"%sa\"@\"%da\"@%d@%g@%b@%H@%B@%ti"#,
      #"apn_logger "x" { log_delivery_format = "%t@D@%i@\"%sa\"@\"%da\"@%d@%g@%b@%H@%B@%ti" }"#
    ),
  ])
  func valuesAreSpelledAsTheirOptionTakesThem(text: String, label: String, result: String) throws {
    #expect(try offer(text).taking(label) == result)
  }

  /// Whatever is offered as a value is accepted where it is offered.
  @Test func noValueThatIsOfferedIsAnError() throws {
    let rules: Set<String> = [
      "invalid-enum", "invalid-boolean", "syntax-error", "missing-list-parentheses",
      "list-for-scalar",
    ]
    for keyword in Keyword.all {
      guard let row = OptionTable.option(keyword, at: []), row.kind == .option else { continue }
      for isInList in [false, true] where !isInList || row.type.form == .list {
        let values = ValueSpelling(row, isInList: isInList)
        for text in row.words.map(values.text) + values.defaults.map(\.text) {
          let line = "\(keyword.name) = " + (isInList ? "( \(text) )" : text) + "\n"
          let loader = MemoryLoader(["a.conf": line])
          let findings = Linter().lint(try Configuration.load("a.conf", from: loader))
          #expect(!findings.contains { rules.contains($0.rule) }, "\(line)")
        }
      }
    }
  }
}
