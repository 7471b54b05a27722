import Testing

@testable import EcelerityConf

/// The index of bindings, also with many of them.
struct BindingIndexTests {
  private static let count = 10_000

  /// A linear search for each query would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func manyBindingsAreFound() throws {
    let bindings = (0..<Self.count).map { "binding \"b\($0)\" { }\n" }.joined()
    let groups = (0..<Self.count).map { "binding_group \"g\($0)\" { binding \"c\($0)\" { } }\n" }
      .joined()
    let index = BindingIndex(try configuration(bindings + groups))
    for number in 0..<Self.count {
      for group in [nil, RouteQuery.defaultGroup] { try index.check("b\(number)", in: group) }
      for group in [nil, "g\(number)"] { try index.check("c\(number)", in: group) }
    }
    #expect(index.members(of: RouteQuery.defaultGroup)?.count == Self.count + 1)
    #expect(index.members(of: "g7") == ["c7"])
    #expect(throws: QueryProblem.bindingOutsideGroup("b1", group: "g1", found: ["default"])) {
      try index.check("b1", in: "g1")
    }
  }

  @Test func aGroupMayBeEmpty() throws {
    let index = BindingIndex(try configuration("binding_group \"g\" { }"))
    #expect(index.members(of: "g") == [])
    #expect(index.members(of: "h") == nil)
    #expect(index.members(of: RouteQuery.defaultGroup) == [RouteQuery.defaultBinding])
  }
}
