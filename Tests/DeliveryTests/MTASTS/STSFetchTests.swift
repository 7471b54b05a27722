import Foundation
import TestServers
import Testing

@testable import Delivery

/// The policy of a domain from its record to its web server.
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct STSFetchTests {
  private static let policy = "version: STSv1\nmode: none\nmax_age: 1\n"
  private static let words = "`mta-sts.oak.example` (127.0.0.1): "

  /// What a web server with this certificate says, which sends `reply`.
  private func outcome(
    names: String = "DNS:mta-sts.oak.example", reply: String, days: Int = 30,
    authorities: String = "root"
  ) throws -> STSOutcome {
    let authority = try CertificateAuthority()
    try authority.issue("web", subject: "/CN=mta-sts.oak.example", names: names, days: days)
    try FileManager.default.createDirectory(
      atPath: authority.path(".well-known"), withIntermediateDirectories: false)
    try authority.folder.file(".well-known/mta-sts.txt", reply)
    let server = try TLSServer(authority, "web", ["-HTTP"])
    var fetch = STSFetch(try TLSClient(), authorities: .file(authority.path(authorities + ".pem")))
    fetch.port = server.endpoint.port
    var resolver = try TableResolver.oak()
    return try fetch.policy(of: try name("oak.example"), using: &resolver)
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
            + "the certificate is for `CN=mta-sts.oak.example`, not for `mta-sts.oak.example`"))
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
        == .failed(Self.words + "it points elsewhere (301), which does not count"))
    #expect(
      try outcome(reply: reply("", status: "404 Not Found"))
        == .failed(Self.words + "it replies with the status 404 instead of 200"))
    #expect(
      try outcome(reply: reply(Self.policy, fields: "Content-Type: text/html"))
        == .failed(Self.words + "the file is not of the type text/plain"))
    #expect(
      try outcome(
        reply: reply(Self.policy, fields: "Content-Type: Text/Plain", "Content-Encoding: gzip"))
        == .failed(Self.words + "the file is compressed, which nobody asked for"))
    #expect(
      try outcome(reply: reply("hello"))
        == .failed(Self.words + "line 1 of the policy: there is no field and colon"))
    #expect(
      try outcome(reply: reply(String(repeating: "x: y\n", count: 14_000)))
        == .failed(Self.words + "the reply is longer than 65536 bytes"))
  }

  @Test func aServerThatIsNotThereIsToldOf() throws {
    var fetch = STSFetch(try TLSClient(), authorities: .system)
    fetch.port = 1
    var resolver = try TableResolver.oak()
    let refused = try fetch.policy(of: try name("oak.example"), using: &resolver)
    #expect(refused == .failed(Self.words + "connection refused"))
    resolver.answers[Question(try name("mta-sts.oak.example"), .a)] = nil
    let absent = try fetch.policy(of: try name("oak.example"), using: &resolver)
    #expect(absent == .failed("`mta-sts.oak.example` has no address"))
  }

  @Test func aDomainWithoutRecordIsNotAskedFurther() throws {
    let fetch = STSFetch(try TLSClient(), authorities: .system)
    var resolver = TableResolver()
    #expect(
      try fetch.policy(of: try name("elm.example"), using: &resolver)
        == .none("`_mta-sts.elm.example` has no TXT record"))
    #expect(resolver.asked == [Question(try name("_mta-sts.elm.example"), .txt)])
    for text in ["a b.example", "a\\013\\010b.example", "."] {
      let domain = try name(text)
      let outcome = try fetch.policy(of: domain, using: &resolver)
      #expect(outcome == .none("`\(domain)` is no name of a host"))
    }
    #expect(resolver.asked.count == 1)
  }
}
