/// Asks for the TLSA records of a host that takes mail, after its addresses.
///
/// Only what a name server says it has validated counts. A server that fails is not the same as a name
/// without records (RFC 7672, 2.1.1): it may be that somebody keeps the records away. Whether the name
/// of the host comes from validated MX records is not asked: RFC 7672, 2.2.1, leaves open whether to go
/// on if not.
struct TLSALookup: Inquiry, Sendable {
  /// What is being asked.
  private enum Progress {
    case addresses, alias
    /// The first of these, below each of which there is a name for records.
    case records(ArraySlice<Candidate>)
    case over(TLSADecision)
  }

  /// A name that may be the base domain, and the one that has its records.
  private struct Candidate {
    let base: DomainName
    let name: DomainName
  }

  private let host: DomainName
  private let port: UInt16
  private var progress = Progress.addresses
  /// A name server whose word it is that something is validated, and to which the way is not protected; nil
  /// when there is none.
  private(set) var validator: String?

  /// A lookup for the host `host`, to which mail is sent on `port`.
  init(_ host: DomainName, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// What the records demand; nil as long as there are questions.
  var decision: TLSADecision? {
    if case .over(let decision) = progress { decision } else { nil }
  }

  /// What has to be asked now.
  var questions: [Question] {
    switch progress {
    case .addresses: [Question(host, .a), Question(host, .aaaa)]
    case .alias: [Question(host, .cname)]
    case .records(let candidates): candidates.prefix(1).map { Question($0.name, .tlsa) }
    case .over: []
    }
  }

  /// Takes the answers to `questions`, in their order.
  mutating func take(_ answers: [Answer]) {
    guard let answer = answers.first else { preconditionFailure("one answer for each question") }
    validator = validator ?? answers.lazy.compactMap { $0.validator?.description }.first
    switch progress {
    case .addresses: go(on: TLSABase(host, addresses: answers))
    case .alias: go(on: TLSABase(host, alias: answer))
    case .records(let candidates):
      guard let candidate = candidates.first else { preconditionFailure("nobody was asked for") }
      if let decision = TLSADecision(answer, base: candidate.base) {
        progress = .over(decision)
      } else {
        look(below: candidates.dropFirst())
      }
    case .over: preconditionFailure("an answer that nobody asked for")
    }
  }

  private mutating func go(on base: TLSABase) {
    switch base {
    case .none(let reason): progress = .over(.notApplicable(reason))
    case .unknown(let reason): progress = .over(.postpone(reason))
    case .dependsOnAlias: progress = .alias
    case .candidates(let names):
      let candidates = names.compactMap { base in
        name(below: base).map { Candidate(base: base, name: $0) }
      }
      look(below: candidates[...])
    }
  }

  private mutating func look(below candidates: ArraySlice<Candidate>) {
    progress =
      candidates.isEmpty
      ? .over(.notApplicable("`\(host)` has no validated TLSA records")) : .records(candidates)
  }

  /// `_25._tcp.mx1.oak.example` (RFC 6698, 3); nil when that is too long.
  func name(below host: DomainName) -> DomainName? {
    DomainName(labels: [Array("_\(port)".utf8), Array("_tcp".utf8)] + host.labels)
  }
}

extension TLSADecision {
  /// What the answer to a question for the TLSA records of `base` says; nil when it has none that
  /// count.
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
