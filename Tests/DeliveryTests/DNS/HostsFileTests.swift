import Testing

@testable import Delivery

struct HostsFileTests {
  static let hosts = HostsFile(
    """
    # of this machine
    127.0.0.1  localhost
    192.0.2.5  relay.example relay  # the way out
    2001:db8::5\trelay
    192.0.2.6  RELAY
    not.an.address  nobody
    192.0.2.7

    """)

  private func question(_ text: String, _ type: RecordType) throws -> Question {
    Question(try #require(DomainName(text)), type)
  }

  private func resolver(isFirst: Bool) -> HostsFileResolver<TableResolver> {
    HostsFileResolver(TableResolver(), Self.hosts, isFirst: isFirst)
  }

  @Test(arguments: [
    ("relay", RecordType.a, ["192.0.2.5", "192.0.2.6"]), ("Relay", .aaaa, ["2001:db8::5"]),
    ("relay.example", .a, ["192.0.2.5"]), ("relay.example", .aaaa, []), ("nobody", .a, []),
  ])
  func namesOfTheFileHaveItsAddresses(name: String, type: RecordType, expected: [String]) throws {
    let answer = Self.hosts.answer(to: try question(name, type))
    #expect((answer?.matches ?? []).map { "\($0.data)" } == expected.map { "address(\($0))" })
  }

  @Test func whatNobodyElseKnowsIsInTheFile() throws {
    var resolver = resolver(isFirst: false)
    let answers = try resolver.resolve([
      question("relay", .mx), question("relay", .a), question("gone", .mx), question("gone", .a),
    ])
    #expect(answers.map(\.outcome) == [.noData, .found, .nameError, .nameError])
    #expect(resolver.upstream.asked.count == 4)
  }

  @Test func whereTheFileComesFirstNobodyElseIsAskedForItsHosts() throws {
    var resolver = resolver(isFirst: true)
    let answers = try resolver.resolve([question("relay", .a), question("gone", .a)])
    #expect(answers.map(\.outcome) == [.found, .nameError])
    #expect(resolver.upstream.asked == [try question("gone", .a)])
  }

  @Test func aNameServerThatKnowsTheHostComesFirst() throws {
    var table = TableResolver()
    let asked = try question("relay", .a)
    let address = try #require(HostAddress("198.51.100.1"))
    let record = Record(asked.name, .a, ttl: 60, .address(address))
    table.answers[asked] = Answer(asked, .found, [record])
    var resolver = HostsFileResolver(table, Self.hosts, isFirst: false)
    #expect(try resolver.resolve([asked]).first?.matches == [record])
  }

  @Test func addressesAreSortedByTheListAndElseKeepTheirOrder() throws {
    var configuration = ResolverConfiguration(
      resolverFile: "sortlist 192.0.2.0/255.255.255.0 198.51.100.0/255.255.255.0\n")
    let asked = try question("relay", .a)
    let texts = ["203.0.113.1", "198.51.100.1", "192.0.2.2", "192.0.2.1"]
    let answer = Answer(
      asked, .found,
      try texts.map {
        Record(asked.name, .a, ttl: 60, .address(try #require(HostAddress($0))))
      }, isValidated: true)
    #expect(configuration.sorted(answer).isValidated)
    let sorted = configuration.sorted(answer).matches.map { "\($0.data)" }
    #expect(
      sorted == ["192.0.2.2", "192.0.2.1", "198.51.100.1", "203.0.113.1"].map { "address(\($0))" })
    configuration.sortList = []
    #expect(configuration.sorted(answer) == answer)
  }
}
