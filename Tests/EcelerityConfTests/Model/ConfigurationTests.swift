import EcelerityConf
import Testing

/// Repeated stanzas merge, the last assignment wins, and every value knows where it was written.
struct ConfigurationTests {
  @Test func lastAssignmentWinsAndKnowsWhatItReplaced() throws {
    let configuration = try load("tls = no\ngateway = a.example\nTLS = \"required\"\n")
    let setting = try #require(configuration.global.setting(.tls))
    #expect(setting.value.text == "required")
    #expect(place(setting) == "main.conf:3:1")
    let replaced = try #require(setting.replaced)
    #expect(replaced.value.text == "no")
    #expect(replaced.isReplaced && !setting.isReplaced)
    #expect(place(replaced) == "main.conf:1:1")
    #expect(replaced.replaced == nil)
  }

  @Test func listsReplaceAndDoNotAppend() throws {
    let configuration = try load("routes = ( \"a\" \"b\" )\nroutes = ( c )\n")
    #expect(configuration.global.setting(.routes)?.value.items.map(\.text) == ["c"])
  }

  @Test func repeatedStanzasAreOneScope() throws {
    let configuration = try load(
      """
      binding_group "north" { binding "n1" { tls = no } }
      Binding_Group north { binding n1 { gateway = g } binding "N1" {} }
      """)
    let group = try #require(configuration.global.child(.bindingGroup, "north"))
    #expect(group.headers.count == 2)
    #expect(Array(group.children).map(\.label) == ["n1", "N1"])
    let binding = try #require(group.child(.binding, "n1"))
    #expect(binding.settings.map(\.name) == ["tls", "gateway"])
    #expect(binding.title == "binding_group north / binding n1")
  }

  @Test(arguments: [
    ("Example.COM", "example.com"), ("example.com.", "example.com"),
    ("bücher.example", "xn--bcher-kva.example"), ("[IPv6:2001:DB8:0::9]", "[2001:db8::9]"),
    ("192.0.2.9", "[192.0.2.9]"), ("#SMPP#hub", "#smpp#hub"),
  ])
  func domainLabelsCompareInNormalForm(written: String, asked: String) throws {
    let configuration = try load("domain \"\(written)\" { tls = no }\ndomain other {}\n")
    let scope = try #require(configuration.global.child(.domain, asked))
    #expect(scope.label == written)
    #expect(scope.setting(.tls)?.value.text == "no")
  }

  /// `\.` and `\\.` are decoded to the same text, so both open one scope.
  @Test func regexLabelsCompareByTheirDecodedText() throws {
    let configuration = try load(
      #"""
      domain "/^a\.b$/" { tls = no }
      domain "/^a\\.b$/" { gateway = g }
      host /^a\.b$/ {}
      domain "/^a\.c$/" {}
      domain "//" {}
      """#)
    let scope = try #require(configuration.global.child(.domain, #"/^a\.b$/"#))
    #expect(scope.headers.count == 2)
    #expect(scope.settings.map(\.name) == ["tls", "gateway"])
    let patterns = configuration.global.patternChildren(.domain).map(\.pattern)
    #expect(patterns == [#"^a\.b$"#, #"^a\.c$"#])
    #expect(configuration.global.patternChildren(.host).count == 1)
  }

  @Test func labelsOfBindingsAreCaseSensitive() throws {
    let configuration = try load("binding \"North\" {}\n")
    #expect(configuration.global.child(.binding, "North") != nil)
    #expect(configuration.global.child(.binding, "north") == nil)
  }

  @Test func listenersAndPeersCompareAsAddresses() throws {
    let configuration = try load(
      "esmtp_listener { listen \":25\" { } peer \"2001:DB8::/32\" {} peer 192.0.2.1 {} }\n")
    let listener = try #require(configuration.global.child(.esmtpListener))
    #expect(listener.child(.listen, "*:25") != nil)
    #expect(listener.child(.peer, "2001:db8::/32") != nil)
    #expect(listener.child(.peer, "192.0.2.1/32") != nil)
  }

  @Test func regularExpressionsKeepTheirOrder() throws {
    let configuration = try load(
      #"""
      domain "/b\.example$/" {}
      domain "plain.example" {}
      domain "/a\\.example$/" {}
      domain /b\.example$/ { tls = no }
      """#)
    let patterns = configuration.global.patternChildren(.domain)
    #expect(patterns.map(\.pattern) == [#"b\.example$"#, #"a\.example$"#])
    #expect(patterns[0].setting(.tls) != nil)
  }

  @Test func largeScopesAnswerLikeSmallOnes() throws {
    let text = (0..<500).map { "option_\($0 % 200) = \($0)\n" }.joined() + "gateway = g\n"
    let configuration = try load("tls = no\n" + text + "tls = required\n")
    #expect(configuration.global.setting(.tls)?.value.text == "required")
    #expect(configuration.global.setting(.tls)?.replaced?.value.text == "no")
    #expect(configuration.global.setting(.gateway)?.value.text == "g")
    #expect(configuration.global.setting(.routes) == nil)
    #expect(configuration.global.settings.count { $0.isReplaced } == 301)
  }

  /// The first of these scopes is in an array of its own, the others share a hash table.
  @Test func largeScopesDoNotMixUpTheirOptions() throws {
    let scopes = (0..<4).map { scope in
      let options = (0..<60).map { "option_\($0 * (scope + 1)) = \(scope)-\($0)\n" }.joined()
      return "domain \"d\(scope).example\" {\n\(options)tls = \(scope)\n}\n"
    }
    let configuration = try load((scopes + scopes.reversed()).joined())
    for scope in 0..<4 {
      let found = try #require(configuration.global.child(.domain, "d\(scope).example"))
      #expect(found.setting(.tls)?.value.text == "\(scope)")
      #expect(found.setting(.tls)?.replaced?.value.text == "\(scope)")
      #expect(found.setting(.tls)?.replaced?.replaced == nil)
      #expect(found.setting(.gateway) == nil)
      #expect(found.settings.count { $0.isReplaced } == 61)
      #expect(found.settings.allSatisfy { !$0.isReplaced || $0.replaced == nil })
    }
  }

  @Test func valuesAreDecoded() throws {
    let configuration = try load(
      #"""
      banner = "a\tb\d\\.\""
      map = [ "k 1" = v k2 = "w" ]
      empty = ()
      """#)
    let values = configuration.global.settings.map(\.value)
    #expect(values[0].text == "a\tb\\d\\.\"")
    #expect(values[1].description == "[ \"k 1\" = v k2 = \"w\" ]")
    #expect(values[2] == .list([]))
  }

  @Test func brokenPartsAreLeftOutAndTheRestIsRead() throws {
    let configuration = try load(
      "gateway =\ntls = no\ndomain \"a.example\" {\n  routes = ( \"x\"\n}\n")
    #expect(configuration.global.setting(.gateway) == nil)
    #expect(configuration.global.setting(.tls)?.value.text == "no")
    let routes = configuration.global.child(.domain, "a.example")?.setting(.routes)
    #expect(routes?.value.items.map(\.text) == ["x"])
  }

  private func load(_ text: String) throws -> Configuration {
    try Configuration.load("main.conf", from: MemoryLoader(["main.conf": text]))
  }

  private func place(_ setting: Setting) -> String {
    var map = SourceMap(setting.configuration)
    return map.location(of: setting.span).description
  }
}
