/// The lookup of the TLSA records of an MX host, after its addresses.
///
/// Only records with the AD bit count. A failed lookup is not the same as NODATA (RFC 7672, 2.1.1): an attacker may
/// suppress the records. Whether the MX records were validated is not checked: RFC 7672, 2.2.1, leaves it open whether
/// to go on if they were not.
struct TLSALookup: Inquiry, Sendable {
  /// The step of the lookup.
  private enum Progress {
    case addresses, alias
    /// The first of the candidates is being asked for.
    case records(ArraySlice<Candidate>)
    case done(TLSADecision)
  }

  /// A possible base domain, and the owner name of its records.
  private struct Candidate {
    let base: DomainName
    let name: DomainName
  }

  private let host: DomainName
  private let port: UInt16
  private var progress = Progress.addresses
  /// A name server that set the AD bit although the path to it is not protected; nil when there is none.
  private(set) var validator: String?

  /// A lookup for `host`, to which mail is sent on `port`.
  init(_ host: DomainName, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// The demands of the records; nil as long as there are questions.
  var decision: TLSADecision? {
    if case .done(let decision) = progress { decision } else { nil }
  }

  /// The questions to ask now.
  var questions: [Question] {
    switch progress {
    case .addresses: [Question(host, .a), Question(host, .aaaa)]
    case .alias: [Question(host, .cname)]
    case .records(let candidates): candidates.prefix(1).map { Question($0.name, .tlsa) }
    case .done: []
    }
  }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer]) {
    guard let answer = answers.first else { preconditionFailure("one answer for each question") }
    validator = validator ?? answers.lazy.compactMap { $0.validator?.description }.first
    switch progress {
    case .addresses: proceed(with: TLSABase(host, addresses: answers))
    case .alias: proceed(with: TLSABase(host, alias: answer))
    case .records(let candidates):
      guard let candidate = candidates.first else {
        preconditionFailure("no base domain was asked for")
      }
      if let decision = TLSADecision(answer, base: candidate.base) {
        progress = .done(decision)
      } else {
        lookUp(candidates.dropFirst())
      }
    case .done: preconditionFailure("an answer without a question")
    }
  }

  private mutating func proceed(with base: TLSABase) {
    switch base {
    case .none(let reason): progress = .done(.notApplicable(reason))
    case .unknown(let reason): progress = .done(.postpone(reason))
    case .dependsOnAlias: progress = .alias
    case .candidates(let names):
      let candidates = names.compactMap { base in
        ownerName(of: base).map { Candidate(base: base, name: $0) }
      }
      lookUp(candidates[...])
    }
  }

  private mutating func lookUp(_ candidates: ArraySlice<Candidate>) {
    progress =
      candidates.isEmpty
      ? .done(.notApplicable("`\(host)` has no validated TLSA records")) : .records(candidates)
  }

  /// `_25._tcp.mx1.oak.example` (RFC 6698, 3); nil when that is too long.
  func ownerName(of host: DomainName) -> DomainName? {
    DomainName(labels: [Array("_\(port)".utf8), Array("_tcp".utf8)] + host.labels)
  }
}

extension TLSADecision {
  /// The decision by the TLSA answer for `base`; nil when it has no validated records.
  init?(_ answer: Answer, base: DomainName) {
    guard answer.outcome.isAnswered else {
      self = .postpone(answer.failure)
      return
    }
    guard answer.outcome == .found, answer.isValidated else { return nil }
    let usable = answer.matches.compactMap { record -> CertificateAssociation? in
      guard case .association(let association) = record.data, association.isUsable else {
        return nil
      }
      return association
    }
    self = usable.isEmpty ? .encrypt(base: base) : .authenticate(usable, base: base)
  }
}
