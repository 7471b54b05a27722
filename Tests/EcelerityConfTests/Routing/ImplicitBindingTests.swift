import EcelerityConf
import Testing

/// The default binding exists without being declared.
struct ImplicitBindingTests {
  private static let other = "binding b3 { gateway = b3.test }"
  private static let namesake = "binding_group G { binding default { gateway = q.example } }"

  @Test func itIsThereBesideOthersOutsideOfGroups() throws {
    let answer = try explain(
      "oak.example", in: Self.other, binding: "default", group: "default")
    #expect(answer.routingDomain.text == "oak.example")
    let all = try explainAll("oak.example", in: Self.other, group: "default")
    #expect(all.map(\.binding) == ["b3", "default"])
    #expect(all.map(\.routingDomain.text) == ["b3.test", "oak.example"])
  }

  @Test func itIsDeclaredOnce() throws {
    let text = "binding default { gateway = d.test } binding_group default { binding default { } }"
    let all = try explainAll("oak.example", in: text, group: "default")
    #expect(all.map(\.binding) == ["default"])
    #expect(all.map(\.routingDomain.text) == ["d.test"])
  }

  /// A group with a binding of that name does not contain the default binding.
  @Test func aNamesakeInAGroupIsAnotherOne() throws {
    for (binding, group) in [(nil, nil), ("default", nil), ("default", "default")]
      as [(String?, String?)]
    {
      let answer = try explain("oak.example", in: Self.namesake, binding: binding, group: group)
      #expect(answer.routingDomain.text == "oak.example", "\(binding ?? "-") \(group ?? "-")")
      #expect(answer.bindingGroup == "default")
    }
    let named = try explain("oak.example", in: Self.namesake, binding: "default", group: "G")
    #expect(named.routingDomain.text == "q.example")
  }

  @Test func theNamesakeIsTold() throws {
    let answer = try explain("oak.example", in: Self.namesake, binding: "default")
    let note = "another binding of that name is in binding group `G`; "
    #expect(answer.notes.contains { $0.text.hasPrefix(note) })
  }

  /// Nor does the name mean a binding in one of several groups.
  @Test func namesakesInSeveralGroupsLeaveItClear() throws {
    let text = Self.namesake + " binding_group H { binding default { } }"
    let answer = try explain("oak.example", in: text, binding: "default")
    #expect(answer.routingDomain.text == "oak.example")
  }

  @Test func aGroupThatLacksItIsTold() {
    #expect(
      throws: QueryProblem.bindingOutsideGroup("default", group: "H", found: ["default", "G"])
    ) {
      try explain(
        "oak.example", in: Self.namesake + " binding_group H { binding h { } }",
        binding: "default", group: "H")
    }
  }

  /// Stanzas of the default group are reported like those of declared groups.
  @Test func itsGroupHasSettingsThatDoNotCount() throws {
    let text = """
      gateway = relay.example
      binding_group default {
        domain oak.example { lmtp_port = 24 }
        binding default { domain oak.example { tls = required } }
      }
      """
    let answer = try explain("oak.example", in: text)
    #expect(answer.ignored.map(\.setting.keyword) == [.tls, .lmtpPort])
    #expect(answer.ignored.allSatisfy { $0.reason == .queuedForGateway("relay.example") })
  }
}
