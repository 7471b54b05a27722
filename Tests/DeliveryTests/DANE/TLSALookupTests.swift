import Testing

@testable import Delivery

/// The demands of TLSA records on a client (RFC 7672, 2.1 and 2.2).
struct TLSALookupTests {
  /// The answers, such as `A mx1.oak.example secure` or `TLSA _25._tcp.mx1.oak.example servfail`. `A mx1.oak.example
  /// secure via x.example` has a CNAME record, and `nodata validated` is a validated NODATA.
  struct Case: Sendable, CustomTestStringConvertible {
    let answers: [String]
    let decision: String

    var testDescription: String { answers.joined(separator: ", ") }
  }

  private static let host = "mx1.oak.example"
  private static let end = "smtp.elm.example"
  private static let tlsa = "TLSA _25._tcp.mx1.oak.example"
  private static let tlsaOfEnd = "TLSA _25._tcp.smtp.elm.example"

  static let cases = [
    Case(answers: ["A \(host) secure", "\(tlsa) secure"], decision: "authenticate \(host)"),
    Case(answers: ["AAAA \(host) secure", "\(tlsa) secure"], decision: "authenticate \(host)"),
    Case(
      answers: ["A \(host) secure", "AAAA \(host) secure", "\(tlsa) secure"],
      decision: "authenticate \(host)"),
    // An attacker who forges addresses could forge anything.
    Case(
      answers: ["A \(host) insecure", "\(tlsa) secure"],
      decision: "not applicable: the addresses of `\(host)` are not validated"),
    Case(
      answers: ["A \(host) secure", "AAAA \(host) insecure", "\(tlsa) secure"],
      decision: "not applicable: the addresses of `\(host)` are not validated"),
    Case(answers: [], decision: "not applicable: `\(host)` has no address"),
    Case(
      answers: ["A \(host) nodata", "AAAA \(host) servfail"],
      decision: "postpone: AAAA \(host): servfail (bogus)"),
    Case(
      answers: ["A \(host) secure", "AAAA \(host) timeout", "\(tlsa) secure"],
      decision: "authenticate \(host)"),
    // No records, and records that are not validated.
    Case(
      answers: ["A \(host) secure"],
      decision: "not applicable: `\(host)` has no validated TLSA records"),
    Case(
      answers: ["A \(host) secure", "\(tlsa) nodata"],
      decision: "not applicable: `\(host)` has no validated TLSA records"),
    Case(
      answers: ["A \(host) secure", "\(tlsa) insecure"],
      decision: "not applicable: `\(host)` has no validated TLSA records"),
    // A failure is not NODATA.
    Case(
      answers: ["A \(host) secure", "\(tlsa) servfail"],
      decision: "postpone: \(tlsa): servfail (bogus)"),
    Case(
      answers: ["A \(host) secure", "\(tlsa) timeout"],
      decision: "postpone: \(tlsa): timeout (bogus)"),
    Case(
      answers: ["A \(host) secure", "\(tlsa) refused"],
      decision: "postpone: \(tlsa): refused (bogus)"),
    Case(
      answers: ["A \(host) secure", "\(tlsa) malformed"],
      decision: "postpone: \(tlsa): malformed (bogus)"),
    Case(answers: ["A \(host) secure", "\(tlsa) unusable"], decision: "encrypt \(host)"),
    // The name at the end of the CNAME chain comes first.
    Case(
      answers: ["A \(host) secure via \(end)", "\(tlsaOfEnd) secure", "\(tlsa) secure"],
      decision: "authenticate \(end)"),
    Case(
      answers: ["A \(host) secure via \(end)", "\(tlsa) secure"],
      decision: "authenticate \(host)"),
    Case(
      answers: ["A \(host) secure via \(end)", "\(tlsaOfEnd) insecure", "\(tlsa) secure"],
      decision: "authenticate \(host)"),
    Case(
      answers: ["A \(host) secure via \(end)", "\(tlsaOfEnd) unusable", "\(tlsa) secure"],
      decision: "encrypt \(end)"),
    Case(
      answers: ["A \(host) secure via \(end)", "\(tlsaOfEnd) servfail", "\(tlsa) secure"],
      decision: "postpone: \(tlsaOfEnd): servfail (bogus)"),
    // Validation ends after a validated CNAME record: only the host itself can have records.
    Case(
      answers: [
        "A \(host) insecure via \(end)", "CNAME \(host) secure", "\(tlsaOfEnd) secure",
        "\(tlsa) secure",
      ],
      decision: "authenticate \(host)"),
    Case(
      answers: ["A \(host) insecure via \(end)", "CNAME \(host) secure", "\(tlsaOfEnd) secure"],
      decision: "not applicable: `\(host)` has no validated TLSA records"),
    Case(
      answers: ["A \(host) insecure via \(end)", "CNAME \(host) insecure", "\(tlsa) secure"],
      decision: "not applicable: the alias `\(host)` is not validated"),
    Case(
      answers: [
        "A \(host) insecure via \(end)", "CNAME \(host) nodata validated", "\(tlsa) secure",
      ],
      decision: "not applicable: the alias `\(host)` is not validated"),
    Case(
      answers: ["A \(host) insecure via \(end)", "CNAME \(host) timeout", "\(tlsa) secure"],
      decision: "postpone: CNAME \(host): timeout (bogus)"),
    // The TLSA record may have a CNAME chain, too.
    Case(
      answers: ["A \(host) secure", "\(tlsa) secure via _dane.oak.example"],
      decision: "authenticate \(host)"),
  ]

  @Test(arguments: cases)
  func theDecisionFollowsTheAnswers(_ test: Case) throws {
    var resolver = TableResolver()
    for text in test.answers {
      let answer = try Self.answer(text)
      resolver.answers[answer.question] = answer
    }
    #expect(Self.text(try Self.decision(using: &resolver)) == test.decision)
  }

  @Test func whereValidationEndsNobodyIsAsked() throws {
    var resolver = TableResolver()
    let answer = try Self.answer("A \(Self.host) insecure")
    resolver.answers[answer.question] = answer
    _ = try Self.decision(using: &resolver)
    #expect(resolver.asked.map(\.type) == [.a, .aaaa])
  }

  /// Whether the host has a CNAME record makes no difference to when others are asked for.
  @Test func hostsAreAskedForTogether() throws {
    var resolver = TableResolver()
    for number in 0..<30 {
      for text in [
        "A mx\(number).oak.example secure", "TLSA _25._tcp.mx\(number).oak.example timeout",
      ] {
        let answer = try Self.answer(text)
        resolver.answers[answer.question] = answer
      }
    }
    let alias = try Self.answer("A mx7.oak.example insecure via smtp.elm.example")
    resolver.answers[alias.question] = alias
    var lookups = try (0..<30).map { TLSALookup(try name("mx\($0).oak.example"), port: 25) }
    try resolver.settle(&lookups)
    #expect(lookups.allSatisfy { $0.decision != nil })
    #expect(resolver.rounds.map(\.count) == [60, 30])
    #expect(resolver.rounds.last?.filter { $0.type == .cname }.count == 1)
  }

  private static func decision(using resolver: inout TableResolver) throws -> TLSADecision {
    var lookups = [TLSALookup(try name(host), port: 25)]
    try resolver.settle(&lookups)
    return try #require(lookups[0].decision)
  }

  @Test func thePortIsPartOfTheName() throws {
    let lookup = TLSALookup(try name(Self.host), port: 2525)
    #expect(lookup.ownerName(of: try name("oak.example"))?.description == "_2525._tcp.oak.example")
    let long = Array(repeating: String(repeating: "a", count: 61), count: 4)
    #expect(lookup.ownerName(of: try name(long.joined(separator: "."))) == nil)
  }

  static let associations: [(usage: UInt8, selector: UInt8, matching: UInt8, size: Int, Bool)] = [
    (3, 1, 1, 32, true), (2, 0, 2, 64, true), (3, 0, 0, 700, true), (2, 1, 0, 1, true),
    (0, 0, 1, 32, false), (1, 1, 1, 32, false), (4, 1, 1, 32, false), (255, 1, 1, 32, false),
    (3, 2, 1, 32, false), (3, 1, 3, 32, false), (3, 1, 1, 31, false), (3, 1, 2, 32, false),
    (3, 1, 0, 0, false),
  ]

  @Test(arguments: associations)
  func someRecordsCanBeUsed(
    usage: UInt8, selector: UInt8, matching: UInt8, size: Int, isUsable: Bool
  ) {
    let association = CertificateAssociation(
      usage: usage, selector: selector, matchingType: matching,
      data: [UInt8](repeating: 1, count: size))
    #expect(association.isUsable == isUsable)
  }

  private static func text(_ decision: TLSADecision) -> String {
    switch decision {
    case .notApplicable(let reason): "not applicable: \(reason)"
    case .authenticate(let associations, let base):
      associations == [good] ? "authenticate \(base)" : "\(associations)"
    case .encrypt(let base): "encrypt \(base)"
    case .postpone(let reason): "postpone: \(reason)"
    }
  }

  private static let good = CertificateAssociation(
    usage: 3, selector: 1, matchingType: 1, data: [UInt8](repeating: 7, count: 32))
  private static let unusable = CertificateAssociation(
    usage: 1, selector: 1, matchingType: 1, data: good.data)

  private static func answer(_ text: String) throws -> Answer {
    let words = text.split(separator: " ").map(String.init)
    let types: [String: RecordType] = ["A": .a, "AAAA": .aaaa, "CNAME": .cname, "TLSA": .tlsa]
    let type = try #require(types[words[0]])
    let question = Question(try name(words[1]), type)
    if let outcome = Outcome(rawValue: words[2]) {
      return Answer(
        question, outcome, isValidated: words.last == "validated",
        reason: outcome.isAnswered ? nil : "bogus")
    }
    var owner = question.name
    var records: [Record] = []
    if words.count == 5 {
      let target = try name(words[4])
      records.append(Record(owner, .cname, ttl: 60, .alias(of: target)))
      owner = target
    }
    let isUnusable = words[2] == "unusable"
    let data: [RecordData] =
      switch type {
      case .tlsa:
        isUnusable ? [.association(unusable)] : [.association(unusable), .association(good)]
      case .cname: [.alias(of: try name(end))]
      default: [.address(.loopback)]
      }
    records += data.map { Record(owner, type, ttl: 60, $0) }
    return Answer(question, .found, records, isValidated: words[2] != "insecure")
  }
}
