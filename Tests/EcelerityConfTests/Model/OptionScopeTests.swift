import EcelerityConf
import Testing

struct OptionScopeTests {
  @Test(
    arguments: [
      [], [.domain], [.binding], [.bindingGroup, .binding], [.bindingGroup, .binding, .domain],
    ] as [[Keyword]])
  func gatewayIsValidHere(path: [Keyword]) {
    #expect(OptionTable.option(.gateway, at: path)?.keyword == .gateway)
  }

  @Test func anOptionIsNotFoundElsewhere() {
    #expect(OptionTable.option(.gateway, at: [.esmtpListener]) == nil)
    #expect(OptionTable.option(.routes, at: [.binding]) == nil)
    #expect(OptionTable.option(.routes, at: [.binding, .domain]) != nil)
  }

  @Test func onlyTheInnermostStanzaCounts() {
    #expect(OptionTable.option(.gateway, at: [.domain, .esmtpListener]) == nil)
  }

  @Test func globalIsOutsideOfEveryStanza() {
    #expect(OptionTable.option(.license, at: []) != nil)
  }

  @Test func aModulesOptionIsValidInItsStanzaOnly() {
    let path: [Keyword] = [.opendkim, .dkimDomain]
    let row = OptionTable.option(.selector, at: path)
    #expect(row?.module == .opendkim)
    #expect(row?.scopes.map(\.description) == ["opendkim::dkim_domain"])
    #expect(OptionTable.option(.selector, at: [.dkimDomain]) == nil)
    #expect(OptionTable.option(.selector, at: []) == nil)
  }

  @Test func everyModuleHasEnabled() {
    #expect(OptionTable.option(.enabled, at: [.opendkim])?.module == nil)
    #expect(OptionTable.option(.enabled, at: [.opendkim])?.scopes == [.anyModule])
    #expect(OptionTable.option(.enabled, at: [.antivirus, .clamav])?.type == .boolean)
    #expect(OptionTable.option(.debugLevel, at: [.opendkim])?.defaultValue == "ERROR")
    #expect(OptionTable.option(.enabled, at: [.opendkim, .dkimDomain]) == nil)
    #expect(OptionTable.option(.enabled, at: [.domain]) == nil)
    #expect(OptionTable.option(.enabled, at: []) == nil)
  }

  @Test func theCoreComesBeforeTheModules() {
    #expect(OptionTable.option(.enabled, at: [.cluster])?.isDynamic == true)
    #expect(OptionTable.option(.enabled, at: [.cluster])?.module == nil)
  }

  @Test func enableIsValidInListeners() {
    #expect(OptionTable.option(.enable, at: [.esmtpListener]) != nil)
    #expect(OptionTable.option(.enable, at: [.opendkim]) == nil)
  }

  @Test func aRoleIsValidInAuthorizationOnly() {
    #expect(OptionTable.stanza(.role, at: [.authorization])?.label == .required)
    #expect(OptionTable.stanza(.role, at: []) == nil)
    #expect(OptionTable.option(.role, at: [.authorization])?.kind == .scope)
    #expect(OptionTable.option(.role, at: [.esmtpListener]) == nil)
  }

  @Test func aNameMayBeOptionHereAndStanzaThere() {
    #expect(OptionTable.option(.pathway, at: [])?.kind == .scope)
    #expect(OptionTable.option(.pathway, at: [.esmtpListener])?.kind == .option)
    #expect(OptionTable.option(.bindingGroup, at: [])?.kind == .scope)
    #expect(OptionTable.option(.bindingGroup, at: [.binding])?.kind == .option)
    #expect(OptionTable.option(.logs, at: [.cluster])?.type == .dictionary)
    #expect(OptionTable.stanza(.pathway, at: [.pathwayGroup]) != nil)
    #expect(OptionTable.stanza(.pathway, at: [.esmtpListener]) == nil)
    #expect(OptionTable.isKnownOption(.pathway) && OptionTable.isKnownStanza(.pathway))
  }

  @Test func aStanzaIsNoOptionAndAnOptionNoStanza() {
    #expect(!OptionTable.isKnownOption(.opendkim) && !OptionTable.isKnownOption(.role))
    #expect(!OptionTable.isKnownStanza(.gateway))
  }

  @Test func theOuterStanzaDistinguishesInnerOnesOfOneName() {
    #expect(OptionTable.stanza(.scheme, at: [.authDs])?.page.hasSuffix("auth-ds.md") == true)
    #expect(OptionTable.stanza(.scheme, at: [.alias])?.page.hasSuffix("alias.md") == true)
    #expect(OptionTable.option(.selector, at: [.dkSign, .dkDomain])?.module == .dkSign)
    #expect(OptionTable.option(.selector, at: [.dkimSign, .dkDomain])?.module == .dkimSign)
  }

  @Test func anOptionWithoutADocumentedPlaceIsValidEverywhere() {
    for path in [[], [.domain], [.opendkim, .dkimDomain]] as [[Keyword]] {
      #expect(OptionTable.option(.externalHostname, at: path)?.scopes == [.anywhere])
    }
  }

  @Test func deepPathsAreMatchedByTheirEnd() {
    let node: [Keyword] = [.logs, .manager, .node]
    let row = OptionTable.coreRows.first { $0.scopes.contains { $0.keywords == node } }
    #expect(row.map { OptionTable.option($0.keyword, at: node) == $0 } == true)
    #expect(row.map { OptionTable.option($0.keyword, at: [.manager, .node]) == nil } == true)
    #expect(row.map { OptionTable.option($0.keyword, at: [.domain] + node) == $0 } == true)
  }
}
