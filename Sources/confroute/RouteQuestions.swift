import EcelerityConf
import ToolSupport

/// The questions of a command line, which differ only in the domain.
struct RouteQuestions: Sendable {
  private let binding: String?
  private let bindingGroup: String?
  private let sender: String?
  private let gatewayStanzaUse: GatewayStanzaUse
  private let seed: UInt64?
  private let file: String
  /// The layout of JSON documents: indented for one question with one answer, else one line each.
  let layout: JSONText.Layout

  /// The questions of `arguments`; `sender` is the default sender.
  init(_ arguments: ParsedArguments, from sender: String? = nil) {
    binding = arguments[QuestionOption.binding]
    bindingGroup = arguments[QuestionOption.bindingGroup]
    self.sender = arguments[QuestionOption.sender] ?? sender
    gatewayStanzaUse = GatewayStanzaUse(isStrict: arguments[QuestionOption.strictGateway])
    seed = arguments[QuestionOption.seed].map { UInt64($0) }
    file = arguments[QuestionOption.domainsFile] ?? ""
    let isOneAnswer = bindingGroup == nil || binding != nil
    let isOneQuestion = arguments.operands.count == 1 && !arguments.has(QuestionOption.domainsFile)
    layout = isOneQuestion && isOneAnswer ? .indented : .oneLine
  }

  /// Rejects arguments that name no domain. Elsewhere `-` is standard input, which has many.
  static func checkDomains(_ arguments: ParsedArguments) throws(CommandFailure) {
    guard !arguments.operands.isEmpty || arguments.has(QuestionOption.domainsFile) else {
      throw CommandFailure("no domain; write one, or name a file with --domains-file")
    }
    guard !arguments.operands.contains("-") else {
      throw CommandFailure(
        "`-` is no domain; to read domains from standard input, use --domains-file -")
    }
  }

  /// The query for `line`.
  func query(_ line: QuestionLine) throws(QueryProblem) -> RouteQuery {
    var query = try RouteQuery(
      line.text, binding: binding, bindingGroup: bindingGroup, sender: sender,
      gatewayStanzaUse: gatewayStanzaUse)
    query.seed = seed
    return query
  }

  /// `names:7: `; empty for a question on the command line.
  func place(of line: QuestionLine) -> String { line.place(in: file) }

  /// The message that `line` has no answer because of `problem`.
  func complaint(about line: QuestionLine, _ problem: some Error) -> String {
    let words = (problem as? QueryProblem)?.commandDescription ?? "\(problem)"
    return place(of: line) + words.visible
  }

  /// The message that `line` is too long.
  func complaintAboutLength(of line: QuestionLine) -> String {
    place(of: line) + QuestionLine.tooLong
  }
}
