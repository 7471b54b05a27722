import Foundation
import TestFiles
import TestServers
import Testing

/// `confroute graph`.
struct ConfrouteGraphTests {
  private let tool = BuiltTool(name: "confroute")

  private func run(_ text: String, _ arguments: String...) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    return try tool.run(arguments: ["graph"] + arguments, in: directory.path)
  }

  private func example(_ file: String, _ arguments: String...) throws -> BuiltTool.Outcome {
    try tool.run(
      arguments: ["graph", "-c", "Examples/\(file)"] + arguments, in: Repository.path(""))
  }

  /// Expressions that might take a browser long are not given to it.
  @Test(arguments: [
    ("^(a|b)[a-z]*[.](fir|oak|elm)[.]test$", true), ("^a?b?c?d?[.]test$", true),
    ("(?:^|[.])\((1...300).map { "n\($0)" }.joined(separator: "|"))[.]test$", true),
    ("^[a-z]*[.][a-z]+[.][a-z]*$", true), ("^[a-z]*[.][a-z]+[.][a-z]*[.][a-z]*$", false),
    ("^" + String(repeating: "(a|a)", count: 32) + "b", false),
    ("^" + String(repeating: "a?", count: 32) + "b", false),
    ("^" + String(repeating: "(?:a|b?)", count: 20) + "$", false),
    (String(repeating: "(a|a|a|a|a|a|a|a|a|a)", count: 20), false), ("^(a|b)*$", false),
    ("^(([a-z]?|b)?c|d)[.]test$", true), ("^a{2}$", false),
  ])
  func aPageHasExpressionsThatTakeLittleTime(pattern: String, isPortable: Bool) throws {
    let text = "domain \"/\(pattern)/\" { gateway = \"relay.example\" }"
    let page = try run(text, "--output-format", "html")
    #expect(page.status == 0)
    #expect(page.output.contains("\"isPortable\":\(isPortable)"))
    #expect(!page.output.contains("\"isPortable\":\(!isPortable)"))
  }

  // MARK: Examples

  @Test func drawsTheRelayForMermaid() throws {
    let outcome = try example("relay/ecelerity.conf")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        %% routes of Examples/relay/ecelerity.conf
        flowchart LR
          subgraph domains ["domains"]
            g1(["everything else"])
          end
          subgraph bindings ["bindings"]
            b1["default"]
            b2["newsletter<br/>queued for #35;relay<br/>from 198.51.100.7"]
          end
          subgraph next_hops ["next hops"]
            h1[["MX of the domain itself, port 25<br/>ESMTP<br/>no TLS"]]
            h2[["MX of relay.example, port 587<br/>ESMTP<br/>TLS required, verify host"]]
          end
          g1 --> b1
          g1 --> b2
          b1 --> h1
          b2 --> h2
        %% addresses, names that begin with `#` and next hops are not drawn as recipients of their own
        %% policy scripts (Lua, Sieve) may put a message on another binding or give it another gateway

        """)
  }

  @Test func drawsTheRelayForGraphviz() throws {
    let outcome = try example("relay/ecelerity.conf", "--output-format", "dot")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == #"""
        digraph routes {
          rankdir=LR;
          node [fontname="sans-serif", shape=box];
          edge [fontname="sans-serif", fontsize=10];
          label="routes of Examples/relay/ecelerity.conf\naddresses, names that begin with `#` and next hops are not drawn as recipients of their own\npolicy scripts (Lua, Sieve) may put a message on another binding or give it another gateway";
          g1 [label="everything else", style=rounded];
          { rank=same; g1; }
          b1 [label="default", style=solid];
          b2 [label="newsletter\nqueued for #relay\nfrom 198.51.100.7", style=solid];
          { rank=same; b1; b2; }
          h1 [label="MX of the domain itself, port 25\nESMTP\nno TLS", style=bold];
          h2 [label="MX of relay.example, port 587\nESMTP\nTLS required, verify host", style=bold];
          { rank=same; h1; h2; }
          g1 -> b1;
          g1 -> b2;
          b1 -> h1;
          b2 -> h2;
        }

        """#)
  }

  @Test func drawsAllOfSeveralFiles() throws {
    let text = try example("multi-file/default/ecelerity.conf", "--node", "mta1").output
    for label in [
      "everything else", "elm.example", "fir.example", "every binding #40;4#41;",
      "MX of mx1.elm.example, port 25", "MX of mx2.elm.example, port 25",
      "queued for relay.fir.example", "MX of relay.fir.example, port 25",
    ] { #expect(text.contains(label), "\(label) is missing") }
    #expect(text.contains("-->|\"preference 10\"|") && text.contains("-->|\"preference 20\"|"))
  }

  // MARK: Hostile names

  private static let hostile = #"""
    domain "a\"]; x --> y %% \\N&lt; <script>alert(1)</script> --> </svg>.example" { gateway = "#--><b>\"" }
    domain "/<.script><!--[\"`{]?fir/" { gateway = "192.0.2.1" }
    domain "/(?:elm|\"\])|<b>/" { gateway = "192.0.2.2" }
    binding "b\"] end\nsubgraph <i>\\" { gateway = "#<img src=x onerror=alert(2)>" }
    """#

  @Test func mermaidKeepsHostileNamesInTheirLabels() throws {
    let text = try run(Self.hostile).output
    let row =
      #/ +[gbh][0-9]+(\(\["[^"<>`]*(<br\/>[^"<>`]*)*"\]\)|\[\[?"[^"<>`]*(<br\/>[^"<>`]*)*"\]?\])/#
    let nodes = text.split(separator: "\n").filter { $0.hasPrefix("    ") }
    #expect(nodes.count == 8)
    for node in nodes {
      #expect(node.wholeMatch(of: row) != nil, "\(node)")
      #expect(!node.contains("--") && !node.contains("%%"), "\(node)")
    }
    let edges = text.split(separator: "\n").filter { $0.contains("-->") }
    #expect(edges.allSatisfy { $0.wholeMatch(of: #/  [gb][0-9]+ --> [bh][0-9]+/#) != nil })
    #expect(text.contains("#60;script#62;") == false, "a domain with blanks is no recipient")
  }

  @Test(.enabled(if: ExternalProgram("dot") != nil, "Graphviz is not installed"))
  func graphvizDrawsHostileNames() throws {
    let directory = try TemporaryDirectory()
    let dot = try #require(ExternalProgram("dot"))
    for (name, text) in [("hostile", Self.hostile), ("plain", "gateway = \"relay.example\"")] {
      let graph = try run(text, "--output-format", "dot").output
      let file = try directory.file("\(name).dot", graph)
      let outcome = try dot.run(
        ["-Tsvg", "-o", directory.path + "/\(name).svg", file], in: directory.path)
      #expect(outcome.status == 0 && outcome.text == "")
    }
    let drawn = try TemporaryDirectory.text(directory.path + "/hostile.svg")
    #expect(drawn.contains("#&lt;img src=x onerror=alert(2)&gt;"))
    #expect(!drawn.contains("<img") && !drawn.contains("<script"))
  }

  // MARK: The page

  @Test func thePageHoldsNoMarkupOfTheFiles() throws {
    let page = try run(Self.hostile, "--output-format", "html").output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script").count == 3)
    #expect(!page.contains("<img") && !page.contains("<i>") && !page.contains("<!--"))
    #expect(page.contains("onerror=alert(2)"))
  }

  @Test func thePageHoldsNoSecret() throws {
    let page = try example("relay/ecelerity.conf", "--output-format", "html").output
    #expect(page.contains("newsletter"))
    #expect(!page.contains("not-a-real-password"))
  }

  @Test(.enabled(if: ExternalProgram("openssl") != nil, "openssl is not installed"))
  func thePolicyNamesTheScript() throws {
    let page = try example("relay/ecelerity.conf", "--output-format", "html").output
    let start = try #require(page.range(of: "<script>")).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let directory = try TemporaryDirectory()
    let file = try directory.file("script", String(page[start..<end]))
    let shell = try #require(ExternalProgram("/bin/sh"))
    let hash = try shell.run(
      ["-c", "openssl dgst -sha256 -binary \"$0\" | openssl base64", file], in: directory.path)
    let wanted = hash.text.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(page.contains("script-src 'sha256-\(wanted)'"), "the hash of the script is \(wanted)")
  }

  // MARK: Refusals

  @Test func brokenConfigurationsAreDrawnOnRequestOnly() throws {
    let broken = "domain \"oak.example\" { gateway = \"relay.example\" }\nbinding \"b\" {\n"
    let outcome = try run(broken)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    let partial = try run(broken, "--partial")
    #expect(partial.status == 0)
    #expect(partial.output.hasPrefix("%% routes of ecelerity.conf (partial: "))
  }

  @Test func questionsThatMakeNoSenseAreRefused() throws {
    let text = "binding \"north\" { }"
    for (arguments, message) in [
      (["--binding", "nort"], "did you mean `north`?"),
      (["--from", "a b"], "is not the address of a sender"),
      (["--output-format", "htm"], "did you mean `html`?"),
      (["--output-format", "json"], "it takes `mermaid`, `dot` or `html`"),
      (["oak.example"], "leave it out"),
    ] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", text)
      let outcome = try tool.run(arguments: ["graph"] + arguments, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.error.contains(message), "\(outcome.error)")
    }
  }

  @Test func theHelpNamesTheFormatsOnce() throws {
    let help = try tool.run("graph", "--help", in: "/").output
    #expect(help.components(separatedBy: "--output-format mermaid|dot|html").count == 2)
    #expect(!help.contains("text|json"))
  }

  @Test func whatIsTooMuchIsSaidInThePicture() throws {
    let text = (0..<90).map { "domain \"d\($0).example\" { gateway = \"g\($0).example\" }" }
      .joined(separator: "\n")
    let picture = try run(text).output
    #expect(
      picture.contains("and 32 more groups of domains<br/>d58.example, d59.example and 30 others\"")
    )
    #expect(picture.contains("[[\"and 32 more next hops\"]]"))
    let count = picture.matches(of: #/(?m)^    [gbh][0-9]+[(\[]/#).count
    #expect(count == 60 + 75 + 60)
  }

  @Test func picturesThatMermaidWouldRefuseAreTold() throws {
    // Each of 50 domains has a path of its own and, on other bindings, 14 that all share.
    let bindings = (0..<14).map { "binding \"b\($0)\" { gateway = \"r\($0).example\" }" }
    let domains = (0..<50).map { "domain \"d\($0).example\" { gateway = \"g\($0).example\" }" }
    let text = (bindings + domains).joined(separator: "\n")
    let outcome = try run(text)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("warning: Mermaid draws at most 500 edges"))
    let one = try run(text, "--binding", "b3")
    #expect(one.error == "")
  }

  // MARK: The command line

  /// An option means the same before and after the command.
  @Test func theFormatMayStandBeforeTheCommand() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "gateway = 192.0.2.1\n")
    let before = try tool.run(["--output-format", "dot", "graph"], in: directory.path)
    #expect(before.status == 0)
    #expect(before.output.hasPrefix("digraph routes {"))
    for words in [["--output-format", "json", "graph"], ["graph", "--output-format", "json"]] {
      let outcome = try tool.run(words, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.error.contains(
          "option `--output-format` has the value `json`; it takes `mermaid`, `dot` or `html`"))
    }
    let other = try tool.run(["--output-format", "dot", "eval", "gateway"], in: directory.path)
    #expect(other.status == 2)
    #expect(other.error.contains("`dot`; it takes `text` or `json`"))
  }
}
