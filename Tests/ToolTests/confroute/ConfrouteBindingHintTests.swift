import TestServers
import Testing

/// Hints that bindings have stanzas for the domain of a question without a binding.
struct ConfrouteBindingHintTests {
  private let confroute = ConfrouteScene()

  private static let text = """
    binding "n1" {
      domain "oak.example" { gateway = 192.0.2.1 }
    }
    binding_group "north" {
      domain "elm.example" { gateway = 192.0.2.2 }
      binding "n2" {
        domain "Oak.Example" { gateway = 192.0.2.3 }
        domain "ash.example" { gateway = 192.0.2.4 }
      }
      binding "n3" {
        domain "oak.example" { gateway = 192.0.2.5 }
        domain "ash.example" { gateway = 192.0.2.6 }
      }
    }
    domain "fir.example" { gateway = 192.0.2.7 }

    """

  @Test(arguments: [
    (
      "x@OAK.example",
      "2:3: `domain oak.example` in binding n1 and 2 more stanzas do not apply without a binding; "
        + "name it with --binding n1"
    ),
    (
      "ash.example",
      "8:5: `domain ash.example` in binding_group north / binding n2 and 1 more stanza do not apply "
        + "without a binding; name it with --binding n2"
    ),
    (
      "elm.example",
      "5:3: `domain elm.example` in binding_group north does not apply without a binding; name it with "
        + "--binding-group north"
    ),
  ])
  func bindingsWithAStanzaForTheDomainAreNamed(domain: String, hint: String) throws {
    for command in ["explain", "resolve"] {
      let outcome = try confroute.run(command, "--offline", domain, on: Self.text)
      #expect(outcome.status == 0)
      #expect(outcome.error == "confroute: warning: ecelerity.conf:\(hint)\n")
    }
  }

  /// A binding without a stanza for a domain for which another one has.
  @Test(arguments: [
    (["--binding", "n3", "elm.example"], ""),
    (
      ["--binding", "n1", "elm.example"],
      "5:3: `domain elm.example` in binding_group north does not apply on binding n1"
    ),
    (
      ["--binding", "n1", "ash.example"],
      "8:5: `domain ash.example` in binding_group north / binding n2 and 1 more stanza do not apply on "
        + "binding n1"
    ),
    (["--binding", "n1", "beech.example"], ""),
  ])
  func whatHasNoSayOnABindingIsNoted(words: [String], note: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.text)
    let outcome = try confroute.tool.run(["explain", "--offline"] + words, in: directory.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.error == (note.isEmpty ? "" : "confroute: note: ecelerity.conf:\(note)\n"))
  }

  /// The options that a hint names select one binding.
  @Test func aBindingOfSeveralGroupsIsNamedWithItsGroup() throws {
    let text = """
      binding_group "north" { binding "n1" { domain "oak.example" { gateway = 192.0.2.1 } } }
      binding_group "south" { binding "n1" { } }

      """
    let outcome = try confroute.run("resolve", "--offline", "oak.example", on: text)
    #expect(outcome.error.hasSuffix("; name it with --binding-group north --binding n1\n"))
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    let words = ["--binding-group", "north", "--binding", "n1", "oak.example"]
    let answer = try confroute.tool.run(["resolve", "--offline"] + words, in: directory.path)
    #expect(answer.output == "oak.example  192.0.2.1:25  ESMTP  tls no\n")
    #expect(answer.error == "")
  }

  @Test func aRegularExpressionThatMatchesIsAStanzaForTheDomain() throws {
    let text = """
      binding "n1" {
        domain "/^ash/" { gateway = 192.0.2.2 }
        domain "/^oak/" { gateway = 192.0.2.1 }
      }

      """
    let outcome = try confroute.run("resolve", "--offline", "oak.example", on: text)
    #expect(
      outcome.error
        == "confroute: warning: ecelerity.conf:3:3: `domain /^oak/` in binding n1 does not apply "
        + "without a binding; name it with --binding n1\n")
  }

  @Test func nothingIsSaidWhereTheyHaveASayOrThereAreNone() throws {
    for words in [
      ["oak.example", "--binding", "n1"], ["oak.example", "--binding-group", "north"],
      ["fir.example"], ["beech.example"],
    ] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", Self.text)
      let outcome = try confroute.tool.run(["explain", "--offline"] + words, in: directory.path)
      #expect(outcome.status == 0)
      #expect(outcome.error == "")
    }
  }

  /// A message on no binding is on the one called default, declared or not.
  @Test(arguments: [
    "binding \"default\" { domain \"oak.example\" { gateway = 192.0.2.1 } }",
    """
    binding_group "default" {
      domain "oak.example" { gateway = 192.0.2.8 }
      binding "default" { domain "oak.example" { gateway = 192.0.2.1 } }
    }
    """,
  ])
  func theDefaultBindingHasASay(text: String) throws {
    let outcome = try confroute.run("resolve", "--offline", "oak.example", on: text)
    #expect(outcome.output == "oak.example  192.0.2.1:25  ESMTP  tls no\n")
    #expect(outcome.error == "")
  }

  @Test func theDefaultBindingOfAnotherGroupIsAnother() throws {
    let text = "binding_group \"g\" { binding \"default\" { domain \"oak.example\" { } } }"
    let outcome = try confroute.run("resolve", "--offline", "oak.example", on: text)
    #expect(
      outcome.error.contains(
        "`domain oak.example` in binding_group g / binding default does not apply")
    )
  }

  @Test func programsThatAskForManyAreNotTold() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "--domains-file", "-", on: Self.text, input: "oak.example\n")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
  }

  @Test(arguments: [(10, 10), (11, 0)])
  func neitherAreThoseWithManyOperands(count: Int, hints: Int) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.text)
    let names = Array(repeating: "oak.example", count: count)
    let outcome = try confroute.tool.run(["resolve", "--offline"] + names, in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error.split(separator: "\n").count == hints)
  }

  /// Hints of `probe` come before a connection.
  @Test func aProbeSaysItToo() throws {
    let text = Self.text + "domain \"oak.example\" { gateway = 127.0.0.1 }\nremote_smtp_port = 9\n"
    let outcome = try confroute.run("probe", "oak.example", on: text)
    #expect(
      outcome.error.hasPrefix(
        "confroute: warning: ecelerity.conf:2:3: `domain oak.example` in binding n1"))
  }
}
