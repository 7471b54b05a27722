import Testing

@testable import EcelerityConf

/// Each check rejects what it is for.
struct FixVerificationTests {
  /// The result for replacing the first `old` in `text` by `new` in the name of a finding of `rule`.
  private func flaw(
    _ text: String, replacing old: String, by new: String, mending rule: String,
    declaring declared: DeclaredDifference? = nil, isSafe: Bool = true,
    choosing isChosen: @escaping @Sendable (Diagnostic) -> Bool = { _ in true }
  ) throws -> FixRejection? {
    let loader = MemoryLoader(["a.conf": text])
    let before = try CheckedConfiguration(FixRoot("a.conf"), loader, Linter())
    var finding = try #require(before.findings.first { $0.rule == rule })
    let bytes = Array(text.utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: old.utf8) })
    let range = ByteRange(UInt32(start), UInt32(start + old.utf8.count))
    let edit = Edit(replace: SourceSpan(FileID(0), range), with: new)
    finding.fix = Fix(isSafe: isSafe, edits: [edit], declared: declared)
    let candidate = try #require(FixCandidate(finding, root: 0, in: before.configuration))
    let batch = EditBatch([candidate])
    let file = before.configuration.files[0].identity
    let edited = EditedLoader(loader, [file: batch.apply(to: bytes, of: file)])
    let after = try CheckedConfiguration(FixRoot("a.conf"), edited, Linter())
    return FixVerification(
      [candidate], trying: [candidate], batch, choose: { findings, _ in findings.filter(isChosen) }
    ).flaws(before, after, root: 0).first?.reason
  }

  private let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"

  @Test func aValidFixPasses() throws {
    #expect(try flaw(list, replacing: ",", by: "", mending: "list-comma") == nil)
  }

  @Test func aSyntaxErrorIsRefused() throws {
    let found = try flaw(list, replacing: ", 192.0.2.2 )", by: "", mending: "list-comma")
    #expect(found == .syntaxError(path: "a.conf"))
  }

  @Test func aFindingThatRemainsIsRefused() throws {
    #expect(
      try flaw(list, replacing: "= (", by: "=  (", mending: "list-comma") == .findingRemains)
  }

  @Test func aDifferenceAndANewFindingAreRefused() throws {
    let found = try flaw(list, replacing: "1, 192.0.2.2", by: "1", mending: "list-comma")
    guard case .difference(let difference) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(difference.kind == .changed && difference.name == "relay_hosts")
    let other = try flaw(
      list, replacing: "relay_hosts = ( 192.0.2.1,", by: "relay_hots = ( 192.0.2.1",
      mending: "list-comma")
    guard case .newFinding(rule: "unknown-option", message: _) = other else {
      Issue.record("\(String(describing: other))")
      return
    }
  }

  /// A new warning of a rule that is not selected does not veto a fix, a new error does.
  @Test func aNewFindingOfARuleThatIsNotSelectedVetoesAFixIfItIsAnError() throws {
    func rejection(_ replacement: String, selecting rule: String) throws -> String? {
      let rejection = try flaw(
        list, replacing: "relay_hosts = ( 192.0.2.1,", by: replacement,
        mending: "list-comma", isSafe: false, choosing: { $0.rule == rule })
      guard case .newFinding(let rule, message: _) = rejection else { return nil }
      return rule
    }
    let warning = "relay_hosts = ( 0.0.0.0/1 192.0.2.1"
    #expect(try rejection(warning, selecting: "list-comma") == nil)
    #expect(try rejection(warning, selecting: "relay-hosts-wide") == "relay-hosts-wide")
    let error = "relay_hots = ( 192.0.2.1"
    #expect(try rejection(error, selecting: "list-comma") == "unknown-option")
  }

  /// A hint is better than the warning it replaces.
  @Test func aHintMayTakeThePlaceOfAWarning() throws {
    let warning = "domain \"d.example\" { gateway = \"d.example\" }\n"
    #expect(
      try flaw(
        warning, replacing: "gateway = \"d.example\" ", by: "", mending: "gateway-self",
        isSafe: false) == nil)
    let hint = "outbound_throttle_messages = 0\n"
    guard
      case .newFinding(rule: "empty-stanza", message: _) = try flaw(
        hint, replacing: "outbound_throttle_messages = 0", by: "domain \"d.example\" { }",
        mending: "throttle-zero", isSafe: false)
    else {
      Issue.record("a hint for a hint")
      return
    }
  }

  /// One reworded finding replaces one that is gone, not two.
  @Test func aSecondFindingInOtherWordsIsANewOne() throws {
    func verdict(_ names: String...) throws -> FixRejection? {
      try flaw(
        "gatewey = ( a, b )\n", replacing: "gatewey = ( a, b )",
        by: names.map { "\($0) = ( a b )\n" }.joined(), mending: "list-comma", isSafe: false)
    }
    #expect(try verdict("gatewex") == nil)
    guard case .newFinding(rule: "unknown-option", message: _) = try verdict("gatewex", "gatewez")
    else {
      Issue.record("two for one")
      return
    }
  }

  @Test func aSecondStanzaWithoutALabelIsRefused() throws {
    let text = "dane { }\n" + list
    let found = try flaw(
      text, replacing: ",", by: ")\ndane { }\nhot_domains = (", mending: "list-comma")
    #expect(found == .duplicatedStanza(name: "dane"))
    #expect(
      try flaw(
        text, replacing: ", 192.0.2.2 )", by: " )\ndomain \"a.example\" { tls = no }\n",
        mending: "list-comma", isSafe: false) == nil)
  }

  @Test func onlyWhatIsDeclaredWhereItIsEditedMayDiffer() throws {
    func verdict(_ declared: DeclaredDifference?, isSafe: Bool = true) throws -> FixRejection? {
      try flaw(
        list, replacing: "1, 192.0.2.2", by: "1", mending: "list-comma", declaring: declared,
        isSafe: isSafe)
    }
    #expect(try verdict(nil) != nil)
    #expect(try verdict(.name) != nil)
    #expect(try verdict(.spelling) == nil)
    #expect(try verdict(nil, isSafe: false) == nil)
  }
}
