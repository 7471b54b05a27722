import TestRandom
import TestServers
import Testing

@testable import Delivery

/// content/momentum/4/config/ref-resolv-conf.md and resolv.conf(5).
struct ResolverFileTests {
  @Test func everyKeywordOfTheManualIsRead() throws {
    let configuration = ResolverConfiguration(
      resolverFile: """
        # the servers
        ; of the house
        nameserver 192.0.2.53
        nameserver 2001:db8::53
        nameserver\tfe80::53%eth0
        domain ignored.example
        search one.example two.example
        sortlist 198.51.100.0/255.255.255.0 10.0.0.0
        lookup fb
        options ndots:2 timeout:3 attempts:4

        """)
    #expect(
      configuration.servers.map(\.description) == [
        "192.0.2.53:53", "[2001:db8::53]:53", "[fe80::53%eth0]:53",
      ])
    #expect(configuration.search.domains.map(\.description) == ["one.example", "two.example"])
    #expect(configuration.search.dotsOfAbsoluteNames == 2)
    #expect(configuration.timeout == .seconds(3))
    #expect(configuration.attempts == 4)
    #expect(configuration.isHostsFileFirst)
    #expect(configuration.trustsAD == false)
    #expect(configuration.remarks == [])
    let other = try #require(HostAddress("198.51.101.1"))
    let inBlocks = try ["198.51.100.7", "10.9.9.9"].map { try #require(HostAddress($0)) }
    #expect(
      configuration.sortList.map { block in inBlocks.map(block.contains) } == [
        [true, false], [false, true],
      ])
    #expect(configuration.sortList.allSatisfy { !$0.contains(other) })
  }

  @Test func anEmptyFileAsksThisMachine() {
    let configuration = ResolverConfiguration(resolverFile: "\n")
    #expect(configuration == ResolverConfiguration(servers: []))
    #expect(configuration.servers.map(\.description) == ["127.0.0.1:53"])
    #expect(configuration.timeout == .seconds(5))
    #expect(configuration.attempts == 2)
    #expect(configuration.search.dotsOfAbsoluteNames == 1)
    #expect(configuration.isHostsFileFirst == false)
  }

  @Test func theOtherNamesOfTheManualMeanTheSame() {
    let configuration = ResolverConfiguration(resolverFile: "options retrans:7\noptions retry:3\n")
    #expect(configuration.timeout == .seconds(7))
    #expect(configuration.attempts == 3)
    #expect(configuration.remarks == [])
  }

  @Test func theLimitsOfTheSystemHold() {
    let configuration = ResolverConfiguration(
      resolverFile: "options timeout:99 attempts:99 ndots:99\n")
    #expect(configuration.timeout == .seconds(30))
    #expect(configuration.attempts == 5)
    #expect(configuration.search.dotsOfAbsoluteNames == 15)
    let least = ResolverConfiguration(resolverFile: "options timeout:0 attempts:0 ndots:0\n")
    #expect(least.timeout == .seconds(1))
    #expect(least.attempts == 1)
    #expect(least.search.dotsOfAbsoluteNames == 0)
  }

  @Test func theLastListOfDomainsCounts() {
    let configuration = ResolverConfiguration(
      resolverFile: "search one.example two.example\ndomain three.example four.example\n")
    #expect(configuration.search.domains.map(\.description) == ["three.example"])
  }

  @Test func theWayIsDeclaredToBeProtectedOrLocal() throws {
    let plain = ResolverConfiguration(resolverFile: "nameserver 192.0.2.53\nnameserver ::1\n")
    #expect(plain.servers.map(plain.isPathProtected) == [false, true])
    let declared = ResolverConfiguration(resolverFile: "nameserver 192.0.2.53\noptions trust-ad\n")
    #expect(declared.servers.map(declared.isPathProtected) == [true])
    #expect(declared.remarks == [])
  }

  private static let unknownLine =
    "does not begin with a keyword that the manual lists, which are nameserver, search, domain, sortlist, lookup, "
    + "options; remove the line"

  @Test(arguments: [
    ("options rotate", "`options rotate` is not an option that the manual lists; remove it"),
    ("options timeout", "`options timeout` is not an option that the manual lists; remove it"),
    (
      "options trust-ad:1", "`options trust-ad:1` is not an option that the manual lists; remove it"
    ),
    ("options ndots:x", "`options ndots:x` has no number; write it as `ndots:1`"),
    ("options ndots:-1", "`options ndots:-1` has no number; write it as `ndots:1`"),
    ("nameserver", "`nameserver` has no value; give it one or remove it"),
    ("nameserver ns.example", "`ns.example` is not an address; give the address of a name server"),
    (
      "nameserver 192.0.2.53:5353",
      "`192.0.2.53:5353` is not an address; give the address of a name server"
    ),
    ("nameserver [::1]:53", "`[::1]:53` is not an address; give the address of a name server"),
    ("server 192.0.2.53", unknownLine), (" server 192.0.2.53\r", unknownLine),
    ("search a..b", "`a..b` is not a domain name; correct it"),
    ("sortlist ::1", "`::1` is not an IPv4 address with its mask; write 192.0.2.0/255.255.255.0"),
    ("lookup file", "`lookup file` is not known; write `lookup bf` or `lookup fb`"),
  ])
  func whatHasNoEffectIsTold(line: String, message: String) {
    let configuration = ResolverConfiguration(resolverFile: "# first\n\(line)\n")
    #expect(configuration.remarks == [ResolverConfiguration.Remark(line: 2, message: message)])
    #expect(configuration.servers.map(\.description) == ["127.0.0.1:53"])
  }

  /// resolv.conf(5): the keyword must start the line.
  @Test(arguments: [
    (
      "  nameserver 192.0.2.1",
      "`nameserver` is not at the start of its line and is ignored; remove the blanks before it"
    ),
    (
      "\tsearch a.example",
      "`search` is not at the start of its line and is ignored; remove the blanks before it"
    ),
    (
      "nameserver 192.0.2.1\r",
      "the line ends with a carriage return and is ignored; end it with a line feed alone"
    ),
  ])
  func whatDoesNotCountIsNotRead(line: String, message: String) {
    let configuration = ResolverConfiguration(resolverFile: "\(line)\nnameserver 192.0.2.2\n")
    #expect(configuration.servers.map(\.description) == ["192.0.2.2:53"])
    #expect(configuration.search.domains == [])
    #expect(configuration.remarks == [ResolverConfiguration.Remark(line: 1, message: message)])
  }

  /// The option may name any file.
  @Test func linesOfOtherFilesAreNotQuoted() {
    let text = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\n  root:$6$salt$hash:19000:0\nhunter\n"
    let remarks = ResolverConfiguration(resolverFile: text).remarks
    #expect(remarks.map(\.line) == [1, 2, 3, 4])
    #expect(Set(remarks.map(\.message)) == [Self.unknownLine])
  }

  @Test func emptyLinesAndCommentsAreNothingToTellOf() {
    let text = " \n\t\n\r\n  # blanks before\n; a comment\r\nnameserver 192.0.2.2\n"
    #expect(ResolverConfiguration(resolverFile: text).remarks == [])
  }

  @Test func threeServersCount() {
    let lines = (1...5).map { "nameserver 192.0.2.\($0)\n" }.joined()
    let configuration = ResolverConfiguration(resolverFile: lines)
    #expect(configuration.servers.count == 3)
    #expect(configuration.remarks.map(\.line) == [4, 5])
  }

  @Test func theLastSortListCountsWithTenBlocks() {
    let blocks = (1...11).map { "10.\($0).0.0/255.255.0.0" }
    let configuration = ResolverConfiguration(
      resolverFile: "sortlist 192.0.2.0\nsortlist \(blocks.joined(separator: " "))\n")
    #expect(
      configuration.sortList == blocks.prefix(10).compactMap { AddressBlock(sortListEntry: $0) })
  }

  @Test func anyBytesAreRead() {
    var random = SeededRandom(5)
    let words = [
      "nameserver", "options", "timeout:", " ", "\n", "\0", "é", ":", "99999999999999999999",
    ]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      #expect(ResolverConfiguration(resolverFile: text).servers.isEmpty == false)
    }
  }
}
