import TestServers
import Testing

/// `confroute diff`.
struct ConfrouteDiffTests: ConfrouteDiffSuite {
  let directory: TemporaryDirectory

  init() throws { directory = try Self.files() }

  // MARK: Text

  @Test func tellsWhatChangesForWhom() throws {
    let outcome = try diff("old.conf", "new.conf", "--binding", "default")
    #expect(outcome.status == 1)
    #expect(outcome.error == "")
    #expect(outcome.output.hasPrefix("2 classes of mail change their routes\n"))
    #expect(outcome.output.contains("   port  2003 -> 24  default -> new.conf:4:69\n"))
    #expect(
      outcome.output.contains("names such as oak.example that match `/(?:^|[.])oak[.]example$/`"))
    #expect(outcome.output.contains("or by `refresh domain all` [doc]: routes\n"))
  }

  @Test func aRestartIsTold() throws {
    let outcome = try diff("old.conf", "new.conf", "--binding", "b")
    #expect(outcome.output.contains("source_address  192.0.2.1 -> 192.0.2.9"))
    #expect(outcome.output.contains("takes effect with a restart [doc]: bind_address\n"))
    #expect(outcome.output.contains("every name that is not written anywhere"))
  }

  @Test func layoutChangesNothing() throws {
    try directory.file(
      "same.conf",
      "binding \"b\" {\n bind_address=\"192.0.2.1\"\n}\n"
        + Self.old.replacing("# before", with: "")
        .replacing("binding b { bind_address = 192.0.2.1 }", with: ""))
    let outcome = try diff("old.conf", "same.conf")
    #expect(outcome.status == 0)
    #expect(outcome.output == "no route changes\n")
  }

  @Test func onlyTheNamesThatAreListed() throws {
    let outcome = try diff(
      "old.conf", "new.conf", "--domains-file", "-", "--binding", "default",
      input: "a.oak.example\nelm.example\n")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("1 class of mail changes its route\n1. a.oak.example, on"))
    #expect(try diff("old.conf", "new.conf", "--domains-file", "-", input: "e..x\n").status == 2)
  }

  @Test func whatIfNewWereDifferent() throws {
    let outcome = try diff("old.conf", "old.conf", "--set", "binding b tls=required")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("tls  no -> required  default -> --set 1"))
  }

  /// The mail of many domains behind one host is refreshed under its name.
  @Test func manyDomainsAreQueuedUnderOneName() throws {
    let domains = (0..<30).map { "domain d\($0).example { gateway = gw.example }\n" }.joined()
    let queue = "domain gw.example { routes = ( \"smtp://192.0.2.1\" ) }\n"
    try directory.file("a.conf", domains + queue)
    try directory.file("b.conf", domains + queue.replacing("192.0.2.1", with: "192.0.2.2"))
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.output.contains("`refresh domain gw.example`"), "\(outcome.output)")
    #expect(!outcome.output.contains("refresh domain all"))
    let document = try json(try diff("a.conf", "b.conf", "--output-format", "json"))
    let changes = try #require(document["changes"] as? [[String: Any]])
    let applying = changes.compactMap { $0["applying"] as? [[String: Any]] }.flatMap(\.self)
    #expect(applying.contains { $0["refresh"] as? String == "gw.example" })
  }

  /// A scalar is a list of one, and networks are compared, not their spelling.
  @Test(arguments: [
    ("skip_hosts = 10.0.0.0/8", "skip_hosts = ( \"10.0.0.0/8\" )"),
    ("skip_hosts = ( 192.0.2.0/24 192.0.2.1 )", "skip_hosts = ( \"192.0.2.0/24\" )"),
    ("prohibited_hosts = ( \"127.0.0.1/8\" )", "prohibited_hosts = ( \"127.0.0.0/8\" )"),
    ("skip_hosts = ( 192.0.2.1 2001:db8::1 )", "skip_hosts = ( 2001:DB8:0::1 192.0.2.1 )"),
  ])
  func equalLists(old: String, new: String) throws {
    try directory.file("a.conf", old + "\n")
    try directory.file("b.conf", new + "\n")
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.output == "no route changes\n")
    #expect(outcome.status == 0)
    try directory.file("c.conf", "skip_hosts = ( 198.51.100.0/25 )\n")
    #expect(try diff("a.conf", "c.conf").status == 1)
  }

  // MARK: JSON

  @Test func theDocumentFitsItsSchema() throws {
    let outcome = try diff("old.conf", "new.conf", "--output-format", "json")
    #expect(outcome.status == 1)
    let document = try json(outcome)
    let changes = try #require(document["changes"] as? [[String: Any]])
    #expect(changes.contains { $0["witness"] as? String == "mill.example" })
    let same = try diff("old.conf", "old.conf", "--output-format", "json")
    #expect(same.status == 0)
    #expect(try (json(same)["changes"] as? [Any])?.isEmpty == true)
  }

  // MARK: Mistakes

  @Test func mistakesAreTold() throws {
    try directory.file("broken.conf", "domain a.example {\n")
    #expect(try diff("old.conf", "broken.conf").status == 2)
    #expect(try diff("old.conf", "nowhere.conf").status == 2)
    #expect(try diff("old.conf").status == 2)
    #expect(try diff("-c", "old.conf", "old.conf", "new.conf").status == 2)
    let outcome = try diff("old.conf", "new.conf", "--binding", "bb")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("binding `bb` is not in the configuration"))
    let long = String(repeating: "é", count: 200_000)
    let names = try diff(
      "old.conf", "new.conf", "--domains-file", "-", input: "mill.example\n\n\(long)\n")
    #expect(names.status == 2)
    #expect(names.error == "confroute: error: -:3: the line is longer than 65536 bytes\n")
    let odd = try diff("old.conf", "new.conf", "--domains-file", "-", input: "no domain\n")
    #expect(odd.error == "confroute: error: -:1: `no domain` is neither a domain nor an address\n")
    let none = try diff("old.conf", "new.conf", "--domains-file", "-", input: " \n\n")
    #expect(none.status == 2)
    #expect(none.error == "confroute: error: -: no domain in this file; write one a line\n")
    let partial = try diff("old.conf", "broken.conf", "--partial", "--output-format", "json")
    #expect(partial.status == 1)
    #expect(try json(partial)["partial"] as? Bool == true)
  }
}
