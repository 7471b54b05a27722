import EcelerityConf
import ToolSupport

/// The questions of one command line: they differ in nothing but the domain.
struct RouteQuestions: Sendable {
  private let binding: String?
  private let bindingGroup: String?
  private let sender: String?
  private let isStrictAboutGateway: Bool
  private let seed: UInt64?
  private let file: String
  /// How the documents that answer them are laid out: for people where there is one question with one answer, else
  /// on a line each, however many there turn out to be.
  let layout: JSONText.Layout

  /// Those of `arguments`; `sender` sends where they name nobody.
  init(_ arguments: ParsedArguments, from sender: String? = nil) {
    binding = arguments.value("binding")
    bindingGroup = arguments.value("binding-group")
    self.sender = arguments.value("from") ?? sender
    isStrictAboutGateway = arguments.has("strict-gateway")
    seed = arguments.number("seed").map { UInt64($0) }
    file = arguments.value("domains-file") ?? ""
    let isOneAnswer = bindingGroup == nil || binding != nil
    let isOneQuestion = arguments.operands.count == 1 && !arguments.has("domains-file")
    layout = isOneQuestion && isOneAnswer ? .indented : .oneLine
  }

  /// The question of `line`.
  func query(_ line: QuestionLine) throws(QueryProblem) -> RouteQuery {
    var query = try RouteQuery(
      line.text, binding: binding, bindingGroup: bindingGroup, sender: sender,
      isStrictAboutGateway: isStrictAboutGateway)
    query.seed = seed
    return query
  }

  /// `names:7: `; nothing for a question on the command line.
  func place(of line: QuestionLine) -> String { line.place(in: file) }

  /// Why `line` has no answer.
  func complaint(about line: QuestionLine, _ problem: some Error) -> String {
    let words = (problem as? QueryProblem)?.commandDescription ?? "\(problem)"
    return place(of: line) + words.visible
  }

  /// Why a line that is cut has none.
  func complaintAboutLength(of line: QuestionLine) -> String {
    place(of: line) + QuestionLine.tooLong
  }
}
