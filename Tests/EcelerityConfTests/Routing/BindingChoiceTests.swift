import EcelerityConf
import Testing

/// The bindings that a query means (docs/routing.md).
struct BindingChoiceTests {
  private static let groups = """
    binding_group north { binding n1 { } binding n2 { suspend_delivery = true } binding both { } }
    binding_group south { binding s1 { suspend_delivery = true } binding twin { } }
    binding_group east { binding twin { } }
    binding_group empty { }
    binding both { gateway = outside.test }
    binding solo { gateway = solo.test }
    """

  @Test func aBindingIsFoundInItsGroup() throws {
    let answer = try explain("oak.example", in: Self.groups, binding: "n1")
    #expect(answer.bindingGroup == "north")
    #expect(answer.notes.contains(.bindingFoundInGroup("north")))
  }

  /// Ranks 1 and 2.
  @Test func aBindingInAGroupAndOutside() throws {
    let answer = try explain("oak.example", in: Self.groups, binding: "both")
    #expect(answer.bindingGroup == "north")
    #expect(answer.routingDomain.text == "outside.test")
    #expect(answer.notes.contains(.bindingInGroupAndOutside))
  }

  /// A library has no command line.
  @Test(arguments: [
    QueryProblem.groupInsteadOfBinding("g"), .bindingInsteadOfGroup("b"),
    .groupAndBindingInOne("g/b", group: "g", binding: "b"),
  ])
  func problemsNameNoOptionOfACommand(_ problem: QueryProblem) {
    #expect(!problem.description.contains("--"))
    #expect(problem.description.contains("; name "))
  }

  /// O-125: a group means its bindings that are not suspended.
  @Test func aGroupAloneMeansItsRunningBindings() throws {
    let north = try explainAll("oak.example", in: Self.groups, group: "north")
    #expect(north.map(\.binding) == ["n1", "both"])
    #expect(north[0].notes.contains(.oneOfMembers(2, group: "north")))
    #expect(north[0].notes.contains(.suspendedMembersLeftOut(["n2"])))
    let implicit = try explainAll("oak.example", in: Self.groups, group: "default")
    #expect(implicit.map(\.binding) == ["solo", "default"])
  }

  @Test func whenAllAreSuspendedAllAreAnswered() throws {
    let text = "binding_group g { suspend_delivery = true  binding a { } binding b { } }"
    let all = try explainAll("oak.example", in: text, group: "g")
    #expect(all.map(\.binding) == ["a", "b"])
    #expect(all.map(\.verdict) == [.suspended, .suspended])
    #expect(all[0].notes.contains(.everyMemberSuspended(group: "g")))
  }

  @Test(arguments: [
    ("nowhere", String?.none, QueryProblem.unknownBinding("nowhere", suggestion: nil)),
    ("twin", nil, .ambiguousBinding("twin", groups: ["south", "east"])),
    ("n1", "south", .bindingOutsideGroup("n1", group: "south", found: ["north"])),
    ("solo", "south", .bindingOutsideGroup("solo", group: "south", found: ["default"])),
    ("n1", "west", .unknownBindingGroup("west", suggestion: nil)),
    ("north", nil, .groupInsteadOfBinding("north")),
    (
      "north/n1", nil, .groupAndBindingInOne("north/n1", group: "north", binding: "n1")
    ),
    ("n1", "north/n1", .groupAndBindingInOne("north/n1", group: "north", binding: "n1")),
    ("n1", "solo", .bindingInsteadOfGroup("solo")),
  ])
  func bindingsThatAreNotThere(binding: String, group: String?, problem: QueryProblem) {
    #expect(throws: problem) {
      try explain("oak.example", in: Self.groups, binding: binding, group: group)
    }
    #expect(!problem.description.isEmpty)
  }

  @Test func aGroupWithoutBindings() {
    #expect(throws: QueryProblem.emptyBindingGroup("empty")) {
      try explainAll("oak.example", in: Self.groups, group: "empty")
    }
  }

  /// O-126 and O-127.
  @Test(arguments: [
    ("", Verdict.deliver), ("default_binding = normal", .deliver),
    ("default_binding = None", .noBinding), ("default_binding = suspended", .suspended),
    ("binding default { suspend_delivery = yes }", .suspended),
  ])
  func withoutABinding(text: String, verdict: Verdict) throws {
    let answer = try explain("oak.example", in: text)
    #expect(answer.binding == "default")
    #expect(answer.verdict == verdict)
    #expect(answer.notes.contains(.policyMayDecide))
    let named = try explain("oak.example", in: text + " binding b { }", binding: "b")
    #expect(named.verdict == .deliver)
  }

  /// The binding `default` of the group `default` is the same, however it is declared and asked for.
  @Test(arguments: [
    "", "binding default { gateway = g.test }", "binding_group default { binding default { } }",
  ])
  func theDefaultBindingIsOne(text: String) throws {
    for (word, verdict) in [("none", Verdict.noBinding), ("suspended", .suspended)] {
      let text = "default_binding = \(word) " + text
      for (binding, group) in [
        (nil, nil), ("default", nil), ("default", "default"),
      ] as [(String?, String?)] {
        let answer = try explain("oak.example", in: text, binding: binding, group: group)
        #expect(answer.verdict == verdict, "\(binding ?? "-") \(group ?? "-")")
      }
    }
  }
}
