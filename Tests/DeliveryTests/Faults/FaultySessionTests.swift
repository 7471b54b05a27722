import Foundation
import TestServers
import Testing

@testable import Delivery

/// Whatever fails after whichever byte, a session has a result, and nothing leaks.
///
/// `FAULTS=10000 swift test --filter FaultySessionTests` tries 10,000 of each kind.
@Suite(.timeLimit(.minutes(30)))
struct FaultySessionTests {
  private func expectNoSurprise(_ sessions: FaultySessions, _ name: String) {
    #expect(sessions.surprises.prefix(5) == [], "\(name): \(sessions.surprises.count)")
    #expect(sessions.results.count > 1)
    FaultCount.note("\(name): \(sessions.description)")
  }

  @Test(arguments: MailDialogue.all) func mailHasAResult(dialogue: MailDialogue) {
    expectNoSurprise(
      .mail(dialogue, FaultCount.of(usual: 1_000)), dialogue.testDescription)
  }

  @Test(
    .enabled(if: CertificateAuthority.isInstalled, "needs openssl"),
    arguments: [TLSVersion.tls12, .tls13])
  func aHandshakeHasAResult(version: TLSVersion) throws {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example")
    expectNoSurprise(
      try .handshakes(version, authority, FaultCount.of(usual: 150)), "\(version)")
  }

  @Test(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
  func aPolicyIsTheRightOneOrNone() throws {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mta-sts.oak.example")
    expectNoSurprise(
      try .policies(authority, FaultCount.of(usual: 150)), "MTA-STS by HTTPS")
  }

  @Test func aResponseIsTheRightOneOrNone() {
    expectNoSurprise(.responses(FaultCount.of(usual: 1_000)), "HTTP")
  }

  @Test(arguments: [Exchange.Transport.datagram, .stream])
  func aQuestionHasAResult(transport: Exchange.Transport) throws {
    expectNoSurprise(
      try .questions(over: transport, min(FaultCount.of(usual: 300), 5_000)), "DNS \(transport)")
  }

  #if os(Linux)
    /// In a separate process, where nothing else opens descriptors.
    @Test(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
    func nothingIsLeftOfFaultySessions() async {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) {
        let authority = try CertificateAuthority()
        try authority.issue("good", names: "DNS:mx1.oak.example")
        let count = FaultCount.of(usual: 40)
        func round(_ count: Int) throws -> FaultySessions {
          var all = MailDialogue.all.map { FaultySessions.mail($0, count) }
          all.append(try .handshakes(.tls12, authority, count))
          all.append(try .handshakes(.tls13, authority, count))
          all.append(try .policies(authority, count))
          all.append(.responses(count))
          all.append(try .questions(over: .datagram, min(count, 5_000)))
          all.append(try .questions(over: .stream, min(count, 5_000)))
          return all.reduce(FaultySessions(), +)
        }
        _ = try round(20)
        let before = ProbeLeakTests.settled(atMost: nil)
        let sessions = try round(count)
        let after = ProbeLeakTests.settled(atMost: before)
        precondition(sessions.surprises.isEmpty, sessions.surprises[0])
        FaultCount.note(
          "all: \(sessions.description); descriptors \(before.descriptors) before, "
            + "\(after.descriptors) after; threads \(before.threads) before, \(after.threads) after"
        )
        let left = (after.descriptors - before.descriptors) + (after.threads - before.threads)
        exit(CInt(min(max(left, 0), 100)))
      }
      if let text = result?.standardOutputContent {
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("faults: ") {
          print(line)
        }
      }
    }
  #endif
}
