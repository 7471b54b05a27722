import Foundation
import TestServers
import Testing

@testable import Delivery

/// Fetching the policy of a domain from its web server.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct STSFetchTests {
  private static let policy = "version: STSv1\nmode: none\nmax_age: 1\n"
  private static let words = "`mta-sts.oak.example` (127.0.0.1): "

  /// The outcome with a web server that has this certificate and sends `reply`.
  private func outcome(
    names: String = "DNS:mta-sts.oak.example", reply: String, days: Int = 30,
    authorities: String = "root"
  ) throws -> STSOutcome {
    let authority = try CertificateAuthority()
    try authority.issue("web", subject: "/CN=mta-sts.oak.example", names: names, days: days)
    try FileManager.default.createDirectory(
      atPath: authority.path(".well-known"), withIntermediateDirectories: false)
    try authority.directory.file(".well-known/mta-sts.txt", reply)
    let server = try TLSServer(authority, "web", ["-HTTP"])
    var fetch = STSFetch()
    fetch.authorities = .file(authority.path(authorities + ".pem"))
    fetch.port = server.endpoint.port
    return try outcome(of: published(), fetch)
  }

  /// The outcome of fetching the policy of `publication` from this machine.
  private func outcome(
    of publication: STSPublication, _ fetch: STSFetch
  ) throws -> STSOutcome {
    var fetch = fetch
    fetch.allowsPrivate = true
    return try #require(fetch.outcomes(of: [publication], through: TLSClient()).first)
  }

  /// The policy of `oak.example`, at these addresses.
  private func published(at addresses: String...) throws -> STSPublication {
    let addresses = try addresses.map { try #require(HostAddress($0)) }
    return STSPublication(
      id: "7", host: try name("mta-sts.oak.example"),
      addresses: addresses.isEmpty ? [.loopback] : addresses)
  }

  private func reply(_ body: String, status: String = "200 OK", fields: String...) -> String {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"]
      + (fields.isEmpty ? ["Content-Type: text/plain; charset=utf-8"] : fields)
    return lines.map { $0 + "\r\n" }.joined() + "\r\n" + body
  }

  @Test func thePolicyIsFetched() throws {
    let policy = try STSPolicy(Array(Self.policy.utf8))
    #expect(try outcome(reply: reply(Self.policy)) == .policy(policy, id: "7"))
  }

  @Test func theCertificateHasToBeThatOfTheHost() throws {
    #expect(
      try outcome(names: "DNS:oak.example", reply: reply(Self.policy))
        == .failed(
          Self.words + "the certificate is for `oak.example`, not for `mta-sts.oak.example`"))
    // A common name is not enough.
    #expect(
      try outcome(names: "email:a@oak.example", reply: reply(Self.policy))
        == .failed(
          Self.words
            + "the certificate of `CN=mta-sts.oak.example` has no alternative names of hosts, and MTA-STS "
            + "ignores the common name; it is not for `mta-sts.oak.example`"))
    guard case .failed(let old) = try outcome(reply: reply(Self.policy), days: -1),
      case .failed(let strange) = try outcome(reply: reply(Self.policy), authorities: "stranger")
    else {
      Issue.record("a policy was believed")
      return
    }
    #expect(old.hasPrefix(Self.words + "the certificate expired on "))
    #expect(strange.hasPrefix(Self.words + "the issuer `CN=root` is not in `"))
  }

  @Test func onlyAPlainFileCounts() throws {
    let moved = reply("", status: "301 Moved", fields: "Location: https://oak.example/")
    #expect(
      try outcome(reply: moved)
        == .failed(Self.words + "it redirects (301), and redirects are not followed"))
    #expect(
      try outcome(reply: reply("", status: "304 Not Modified"))
        == .failed(Self.words + "it replies with the status 304 instead of 200"))
    #expect(
      try outcome(reply: reply("", status: "404 Not Found"))
        == .failed(Self.words + "it replies with the status 404 instead of 200"))
    #expect(
      try outcome(reply: reply(Self.policy, fields: "Content-Type: text/html"))
        == .failed(Self.words + "the file is not of the type text/plain"))
    #expect(
      try outcome(
        reply: reply(Self.policy, fields: "Content-Type: Text/Plain", "Content-Encoding: gzip"))
        == .failed(Self.words + "the file is compressed, which was not requested"))
    #expect(
      try outcome(reply: reply(String(repeating: "x: y\n", count: 14_000)))
        == .failed(Self.words + "the reply is longer than 65536 bytes"))
  }

  /// An invalid policy is not the same as a failed fetch.
  @Test(arguments: [
    ("hello", "line 1 of the policy: a field name and a colon are missing"),
    (
      "version: STSv1\nmode: enforce\nmx: mx1.oak.example\nmx: *mx.oak.example\nmax_age: 60\n",
      "line 4 of the policy: `*mx.oak.example` is not the name of an exchanger"
    ),
  ])
  func whatIsNoPolicyIsToldOf(text: String, problem: String) throws {
    #expect(try outcome(reply: reply(text)) == .unreadable(Self.words + problem))
  }

  @Test func aServerThatIsNotThereIsToldOf() throws {
    var fetch = STSFetch()
    fetch.port = 1
    #expect(
      try outcome(of: published(), fetch) == .failed(Self.words + "connection refused"))
    let nowhere = STSPublication(id: "7", host: try name("mta-sts.oak.example"), addresses: [])
    #expect(try outcome(of: nowhere, fetch) == .failed("`mta-sts.oak.example` has no address"))
  }

  // MARK: Addresses and timeouts

  @Test func addressesThatMeanSomethingOnlyHereAreNotContacted() throws {
    let server = try ScriptedMailServer { $0.silence() }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    fetch.timeout = .milliseconds(100)
    let client = try TLSClient()
    let publications = try [
      published(), published(at: "169.254.169.254", "127.0.0.1"), published(at: "::1"),
    ]
    let outcomes = fetch.outcomes(of: publications, through: client)
    let host = try name("mta-sts.oak.example")
    #expect(
      outcomes
        == publications.map { .notContacted(host, $0.addresses.first ?? .loopback) })
    server.stop()
    #expect(server.clients == [])
  }

  /// The mail server would try the private address as well.
  @Test func aPrivateAddressAmongOthersIsNotPassedOver() throws {
    let mixed = try published(at: "203.0.113.9", "127.0.0.1")
    var fetch = STSFetch()
    fetch.timeout = .milliseconds(100)
    fetch.serverTimeout = fetch.timeout
    let outcomes = fetch.outcomes(of: [mixed], through: try TLSClient())
    #expect(outcomes == [.notContacted(mixed.host, .loopback)])
  }

  /// A mail server may have authorities.
  @Test func withoutAuthoritiesNothingIsKnownOfAPolicy() async {
    await #expect(processExitsWith: .success) {
      setenv("SSL_CERT_FILE", "/nowhere", 1)
      setenv("SSL_CERT_DIR", "/nowhere:/dev/null", 1)
      let authority = try CertificateAuthority()
      try authority.issue("web", subject: "/CN=oak", names: "DNS:mta-sts.oak.example")
      let server = try TLSServer(authority, "web", ["-HTTP"])
      var fetch = STSFetch()
      fetch.port = server.endpoint.port
      fetch.allowsPrivate = true
      let published = STSPublication(
        id: "7", host: try name("mta-sts.oak.example"), addresses: [.loopback])
      let outcomes = fetch.outcomes(of: [published], through: try TLSClient())
      guard case .cutShort(_, for: .authorities)? = outcomes.first else { exit(1) }
      exit(0)
    }
  }

  @Test func whatOpenSSLLooksForInADirectoryIsFound() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ca-certificates.crt", "")
    #expect(!OpenSSL.hasHashedFile(in: directory.path))
    try directory.file("5ed36f99.0", "")
    #expect(OpenSSL.hasHashedFile(in: directory.path))
    #expect(!OpenSSL.hasHashedFile(in: directory.path + "/nowhere"))
  }

  /// Sequentially they would take half a minute.
  @Test func silentServersAreWaitedForTogether() throws {
    let server = try ScriptedMailServer(isParallel: true) { $0.silence() }
    defer { server.stop() }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    fetch.allowsPrivate = true
    fetch.timeout = .seconds(4)
    let client = try TLSClient()
    let published = try published()
    let began = ContinuousClock.now
    let outcomes = fetch.outcomes(of: Array(repeating: published, count: 8), through: client)
    #expect(began.duration(to: .now) < .seconds(20))
    #expect(
      outcomes
        == Array(
          repeating: .cutShort(
            Self.words + "the TLS handshake was not completed: no answer in time", for: .time),
          count: 8))
  }

  @Test func eightAddressesAreEnough() throws {
    let server = try ScriptedMailServer { _ in }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    let host = STSPublication(
      id: "7", host: try name("mta-sts.oak.example"),
      addresses: Array(repeating: .loopback, count: STSFetch.addressLimit + 1))
    let outcome = try outcome(of: host, fetch)
    server.stop()
    #expect(server.clients.count == STSFetch.addressLimit)
    guard case .failed = outcome else {
      Issue.record("a server without a word is believed")
      return
    }
  }

  /// Not the last address that was tried: there the mail server would fail in the same way.
  @Test func theAddressThatWasNotAwaitedIsToldOf() throws {
    let server = try ScriptedMailServer { $0.silence() }
    defer { server.stop() }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    fetch.timeout = .milliseconds(500)
    #expect(
      try outcome(of: published(at: "127.0.0.1", "::1"), fetch)
        == .cutShort(
          Self.words + "the TLS handshake was not completed: no answer in time", for: .time))
  }

  /// A mail server with the same timeout gets no further.
  @Test func aServerThatIsSilentForAsLongAsAnybodyWaitsHasNoPolicy() throws {
    let server = try ScriptedMailServer { $0.silence() }
    defer { server.stop() }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    fetch.timeout = .milliseconds(300)
    fetch.serverTimeout = fetch.timeout
    #expect(
      try outcome(of: published(), fetch)
        == .failed(Self.words + "the TLS handshake was not completed: no answer in time"))
  }

  @Test func anInterruptionEndsTheWait() throws {
    let server = try ScriptedMailServer { $0.silence() }
    defer { server.stop() }
    var fetch = STSFetch()
    fetch.port = server.endpoint.port
    fetch.interruption = try Interruption()
    fetch.interruption?.raise()
    let outcome = try outcome(of: published(), fetch)
    #expect(outcome == .cutShort(Self.words + "interrupted", for: .interruption))
  }

  #if os(Linux)
    /// Other systems have to be configured for 127.0.0.2.
    @Test func aSilentAddressLeavesTheOthersTheirTime() throws {
      let authority = try CertificateAuthority()
      try authority.issue("web", subject: "/CN=oak", names: "DNS:mta-sts.oak.example")
      try FileManager.default.createDirectory(
        atPath: authority.path(".well-known"), withIntermediateDirectories: false)
      try authority.directory.file(".well-known/mta-sts.txt", reply(Self.policy))
      let server = try TLSServer(authority, "web", ["-HTTP"])
      let silent = try #require(
        LoopbackSocket.bound(LoopbackSocket.stream, [127, 0, 0, 2], server.endpoint.port))
      defer { close(silent) }
      #expect(listen(silent, 8) == 0)
      var fetch = STSFetch()
      fetch.authorities = .file(authority.path("root.pem"))
      fetch.port = server.endpoint.port
      fetch.timeout = .seconds(12)
      let policy = try STSPolicy(Array(Self.policy.utf8))
      let began = ContinuousClock.now
      #expect(
        try outcome(of: published(at: "127.0.0.2", "127.0.0.1"), fetch) == .policy(policy, id: "7"))
      #expect(began.duration(to: .now) > .milliseconds(5_900))
    }
  #endif
}
