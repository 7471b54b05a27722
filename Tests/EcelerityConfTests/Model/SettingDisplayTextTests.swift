import Testing

@testable import EcelerityConf

/// What an embedder may show of a value, and where it finds what must not be shown.
struct SettingDisplayTextTests {
  @Test(arguments: [
    ("gateway", "\"relay.example\"", "relay.example"),
    ("outbound_smtp_auth_pass", "\"tell nobody\"", "(set)"),
    ("outbound_smtp_auth_pass", "\"\"", ""),
    ("database_password", "hunter2", "(set)"),
    ("no_such_option", "\"http://u:hunter2@a.example/\"", "http://u:(set)@a.example/"),
    ("routes", "( \"a.example\" b.example )", "( \"a.example\" b.example )"),
    ("no_such_option", "[ user = u password = hunter2 ]", "[ user = u password = (set) ]"),
    ("gateway", "\"a\\nb\"", "a\nb"),
  ])
  func whatMustNotBeShownIsMasked(_ name: String, _ value: String, _ shown: String) throws {
    let configuration = try load("\(name) = \(value)\n")
    #expect(configuration.allSettings.map(\.displayText) == [shown])
    let tree = configuration.files[0].tree
    let whole = ByteRange(0, UInt32(tree.source.bytes.count))
    let hidden = tree.confidentialRanges(in: whole).map(tree.source.text)
    #expect(shown.isEmpty || hidden.isEmpty == !shown.contains("(set)"), "\(hidden)")
  }

  @Test func aMissingValueIsNoEmptyString() throws {
    let configuration = try load("gateway = \"\"\ndelivery_method =\n")
    #expect(configuration.allSettings.map(\.value.text) == [""])
    let missing = configuration.files[0].tree.statements.compactMap(\.option).last?.value
    guard case .missing = missing else {
      Issue.record("\(String(describing: missing))")
      return
    }
  }

  @Test func valuesMeanTheSameWhereverTheyAreWritten() throws {
    let old = try #require(try load("suspend_delivery = yes").global.setting(.suspendDelivery))
    let new = try #require(
      try load("# new\nsuspend_delivery = \"yes\"").global.setting(.suspendDelivery))
    let other = try #require(try load("suspend_delivery = 1").global.setting(.suspendDelivery))
    #expect(old.value != new.value)
    #expect(old.value.means(new.value) && old.means(new))
    #expect(!old.value.means(other.value) && old.means(other))
  }

  @Test func theRowIsThatOfThePlace() throws {
    let configuration = try load(
      "gateway = a\nbinding b { gateway = b }\nno_such_option = 1\ndomain d { hot_domains = ( a ) }"
    )
    let rows = configuration.allSettings.map(\.row)
    #expect(rows.map { $0?.keyword } == [.gateway, .gateway, nil, nil])
  }

  /// One is a member of a set once, whoever found it.
  @Test func settingsAndScopesAreWhoTheyAre() throws {
    let configuration = try load("tls = no\ntls = yes\ndomain d { tls = no }")
    #expect(Set(configuration.allSettings + configuration.global.settings).count == 3)
    #expect(Set(Array(configuration.allScopes) + configuration.scopes(of: .domain)).count == 2)
    let other = try load("tls = no")
    #expect(other.global != configuration.global)
    #expect(configuration.allSettings.count == 3 && configuration.allScopes.count == 2)
  }

  private func load(_ text: String) throws -> Configuration {
    try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
  }
}
