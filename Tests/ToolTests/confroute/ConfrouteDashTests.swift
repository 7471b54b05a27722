import Testing

/// `-` in the place of a domain.
struct ConfrouteDashTests {
  @Test(arguments: ["explain", "resolve", "probe"])
  func isNoDomain(command: String) throws {
    let outcome = try ConfrouteScene().run(command, "-", input: "mill.example\n")
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.error.contains("`-` is no domain; to read domains from standard input"))
  }
}
