import Delivery
import EcelerityConf
import ToolSupport

/// The results of a probe as a JSON document: that of `explain`, and the attempts. docs/schema/probe.schema.json
/// describes it.
struct ProbeDocument: Encodable {
  private let route: RouteDocument
  private let recipient: String
  private let sender: String
  private let attempts: [AttemptDocument]

  init(
    _ target: ProbeTarget, _ attempts: [Attempt], _ plan: ProbePlan, showsTranscript: Bool,
    isPartial: Bool, _ map: inout SourceMap
  ) {
    route = RouteDocument(
      target.explanation, includesSteps: true, isPartial: isPartial, candidates: .withValue, &map)
    recipient = target.recipient.description
    sender = target.sender.address
    var documents: [AttemptDocument] = []
    for attempt in attempts {
      documents.append(
        AttemptDocument(attempt, target, plan, showsTranscript: showsTranscript, &map))
    }
    self.attempts = documents
  }

  private enum CodingKeys: String, CodingKey {
    case recipient, sender, attempts
  }

  func encode(to encoder: any Encoder) throws {
    try route.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(recipient, forKey: .recipient)
    try container.encode(sender, forKey: .sender)
    try container.encode(attempts, forKey: .attempts)
  }
}

/// An attempt at a next hop.
private struct AttemptDocument: Encodable {
  let destination: DestinationDocument
  let connectedTo: Nullable<String>
  let stages: [StageDocument]
  let tls: Nullable<TLSDocument>
  let result: String
  let reason: String
  /// Only present with `--transcript`.
  let transcript: [String]?

  enum CodingKeys: String, CodingKey {
    case destination, stages, tls, result, reason, transcript
    case connectedTo = "connected_to"
  }

  init(
    _ attempt: Attempt, _ target: ProbeTarget, _ plan: ProbePlan, showsTranscript: Bool,
    _ map: inout SourceMap
  ) {
    destination = DestinationDocument(attempt.destination)
    connectedTo = Nullable(attempt.endpoint?.description)
    tls = Nullable(attempt.tls.map(TLSDocument.init))
    result = attempt.result.rawValue
    reason = attempt.reason
    transcript =
      showsTranscript
      ? attempt.transcript.map { "\($0.speaker.rawValue): \($0.text)" } : nil
    var stages: [StageDocument] = []
    for stage in attempt.stages {
      let options = plan.options(of: stage, at: attempt.destination, of: target)
      stages.append(StageDocument(stage, options, target.session, &map))
    }
    self.stages = stages
  }
}

/// One stage of a session.
private struct StageDocument: Encodable {
  let stage: String
  let ok: Bool
  let replyCode: Nullable<Int>
  let replyText: Nullable<String>
  /// Only present if the lines have different codes.
  let replyCodes: [Int]?
  /// Only present if the server sent another success code.
  let expectedCode: Int?
  /// Only present if there was unsolicited data.
  let unasked: String?
  /// Only present if HELO was sent after EHLO.
  let refusedGreeting: String?
  /// Only present if a reply had begun and did not end.
  let unfinishedReply: String?
  let failure: Nullable<String>
  let milliseconds: Double
  let settings: [SettingDocument]

  enum CodingKeys: String, CodingKey {
    case stage, ok, failure, milliseconds, settings, unasked
    case replyCode = "reply_code"
    case replyText = "reply_text"
    case replyCodes = "reply_codes"
    case expectedCode = "expected_code"
    case refusedGreeting = "refused_greeting"
    case unfinishedReply = "unfinished_reply"
  }

  init(
    _ stage: Stage, _ options: [Keyword], _ session: SessionSettings, _ map: inout SourceMap
  ) {
    self.stage = stage.name.rawValue
    ok = stage.ok
    replyCode = Nullable(stage.reply?.code)
    replyText = Nullable(stage.reply?.lines.joined(separator: "\n"))
    replyCodes = stage.reply.flatMap { $0.hasOtherCodes ? $0.codes : nil }
    expectedCode = stage.expectedCode
    unasked = stage.unsolicited
    refusedGreeting = stage.refusedGreeting?.words(separator: "\n")
    unfinishedReply = stage.unfinishedReply
    failure = Nullable(stage.failureText)
    let (seconds, attoseconds) = stage.duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    milliseconds = Double(microseconds) / 1000
    var settings: [SettingDocument] = []
    for option in options {
      guard let evaluation = session.evaluation(option), evaluation.text != nil else { continue }
      settings.append(SettingDocument(evaluation, &map))
    }
    self.settings = settings
  }
}

/// An option that a stage depends on.
private struct SettingDocument: Encodable {
  let option: String
  let value: Nullable<String>
  let origin: OriginDocument

  init(_ evaluation: Evaluation, _ map: inout SourceMap) {
    option = evaluation.option.keyword.name
    value = Nullable(evaluation.displayText)
    origin = OriginDocument(evaluation.setting, &map)
  }
}

/// The TLS results of a connection.
private struct TLSDocument: Encodable {
  let `protocol`: String
  let cipher: String
  let bits: Int
  let verified: Bool
  let reason: Nullable<String>
  let subject: Nullable<String>
  let issuer: Nullable<String>
  let notBefore: Nullable<String>
  let notAfter: Nullable<String>
  let names: [String]
  let chainLength: Int

  enum CodingKeys: String, CodingKey {
    case `protocol`, cipher, bits, verified, reason, subject, issuer, names
    case notBefore = "not_before"
    case notAfter = "not_after"
    case chainLength = "chain_length"
  }

  init(_ report: TLSReport) {
    `protocol` = report.version
    cipher = report.cipher
    bits = report.bits
    verified = report.isVerified
    reason = Nullable(report.reason)
    let certificate = report.certificate
    subject = Nullable(certificate?.subject)
    issuer = Nullable(certificate?.issuer)
    notBefore = Nullable(certificate?.notBefore)
    notAfter = Nullable(certificate?.notAfter)
    names = certificate?.names ?? []
    chainLength = report.chain.count
  }
}
