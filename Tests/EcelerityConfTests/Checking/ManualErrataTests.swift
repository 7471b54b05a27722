import Foundation
import Testing

@testable import EcelerityConf

/// `docs/manual-errata.md` names only what exists.
struct ManualErrataTests {
  private let text: String

  init() throws {
    let path = ArchitectureTests.sources + "/../docs/manual-errata.md"
    text = try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func everyPageIsOneThatTheToolkitKnows() {
    let named = Set(text.matches(of: /content\/[A-Za-z0-9_\/.-]+?\.md/).map { String($0.output) })
    #expect(named.count > 50)
    #expect(named.subtracting(Self.knownPages).sorted() == [])
  }

  /// In the column of the reasons, every name that looks like a rule is one.
  @Test func everyRuleExists() {
    let named = text.matches(of: /`([a-z0-9]+(?:-[a-z0-9]+)+)`/).map { String($0.output.1) }
    #expect(named.count > 20)
    #expect(named.filter { RuleCatalog.rule($0) == nil } == [])
  }

  /// The numbers that messages and explanations mention are listed, each once.
  @Test func everyNumberIsExplainedOnce() throws {
    let explained = text.matches(of: /X-\d\d/).map { String($0.output) }
    #expect(explained.count == Set(explained).count)
    let files = FileManager.default.enumerator(atPath: ArchitectureTests.sources)
    for path in files?.compactMap({ $0 as? String }) ?? [] where path.hasSuffix(".swift") {
      let source = try String(
        contentsOfFile: ArchitectureTests.sources + "/" + path, encoding: .utf8)
      for match in source.matches(of: /X-\d\d/) {
        #expect(explained.contains(String(match.output)), "\(path)")
      }
    }
  }

  /// The pages of the option table, of the rules and of the explanations of routes.
  private static let knownPages: Set<String> = {
    let rows = (OptionTable.coreRows + OptionTable.moduleRows).map(\.page)
    let stanzas = Keyword.all.flatMap { OptionTable.stanzas(of: $0).map(\.page) }
    let rules = RuleCatalog.all.flatMap { $0.description.pages } + OmittedRule.all.flatMap(\.pages)
    let versions = FirstVersion.all.map(\.page) + LastVersion.all.map(\.page)
    let routing = [Page.fallback, Page.console, Page.outbound, Page.responses, Page.xfer]
    // Only a sample on them is wrong.
    let samples = ["content/momentum/3/3-reference/sieve-ref-antivirus.md"]
    return Set(rows + stanzas + rules + versions + routing + samples)
  }()
}
