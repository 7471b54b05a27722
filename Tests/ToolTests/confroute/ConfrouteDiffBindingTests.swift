import TestServers
import Testing

/// `confroute diff` of configurations with several bindings.
struct ConfrouteDiffBindingTests: ConfrouteDiffSuite {
  let directory: TemporaryDirectory

  init() throws { directory = try Self.files() }

  @Test func bindingsThatComeAndGo() throws {
    try directory.file("more.conf", Self.old.replacing("binding b", with: "binding c"))
    let outcome = try diff("old.conf", "more.conf")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("binding c is new\n"))
    #expect(outcome.output.contains("binding b is removed;"))
  }

  private static let groups = """
    binding_group g { binding b1 { } binding b2 { } }
    binding_group h { binding c { } }
    binding_group e { }

    """

  /// The words are those of `resolve` and `graph`.
  @Test(arguments: [
    (
      ["--binding", "b2", "--binding-group", "h"],
      "binding `b2` is not in binding group `h`, but in `g`"
    ),
    (["--binding-group", "e"], "binding group `e` has no binding"),
    (
      ["--binding", "other", "--binding-group", "g"],
      "binding `other` is not in the configuration"
    ),
    (
      ["--binding", "default", "--binding-group", "h"],
      "binding `default` is not in binding group `h`, but in `default`"
    ),
    (["--binding-group", "x"], "binding group `x` is not in the configuration"),
  ])
  func whatNoMessageIsOnIsNotCompared(words: [String], message: String) throws {
    try directory.file("groups.conf", Self.groups)
    for command in [
      ["diff", "groups.conf", "groups.conf"], ["graph", "-c", "groups.conf"],
      ["resolve", "--offline", "oak.example", "-c", "groups.conf"],
    ] {
      let outcome = try tool.run(command + words, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.error == "confroute: error: \(message)\n")
    }
  }

  @Test func whatOneOfThemHasIsCompared() throws {
    try directory.file("groups.conf", Self.groups)
    try directory.file("moved.conf", Self.groups.replacing("binding b2 { } ", with: ""))
    for files in [["groups.conf", "moved.conf"], ["moved.conf", "groups.conf"]] {
      let words = ["diff"] + files + ["--binding", "b2", "--binding-group", "g"]
      #expect(try tool.run(words, in: directory.path).status == 1)
    }
  }

  @Test func theHeadlineFitsTheStatus() throws {
    try directory.file("groups.conf", Self.groups)
    try directory.file("more.conf", Self.groups + "binding n { }\n")
    let outcome = try diff("groups.conf", "more.conf")
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "no route changes, but bindings or their groups are added or removed\nbinding n is new\n"
    )
  }
}
