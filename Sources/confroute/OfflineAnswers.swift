import Delivery
import EcelerityConf
import ToolSupport

/// Answers to questions from the configuration alone.
struct OfflineAnswers: PieceWorker {
  private let questions: RouteQuestions
  private var evaluator: RouteEvaluator
  private var writer: RouteWriter
  /// The number of bytes of the last answers, for which memory is reserved the next time.
  private var usualLength = 0

  init(_ questions: RouteQuestions, _ evaluator: RouteEvaluator, _ writer: RouteWriter) {
    self.questions = questions
    self.evaluator = evaluator
    self.writer = writer
  }

  /// The output for lines of a file, with each document on one line.
  mutating func product(of lines: [QuestionLine]) -> Result<RouteOutput, any Error> {
    Result { try output(for: lines, .oneLine) }
  }

  /// The output for `lines`, with documents in `layout`.
  mutating func output(
    for lines: [QuestionLine], _ layout: JSONText.Layout
  ) throws -> RouteOutput {
    var output = RouteOutput()
    output.bytes.reserveCapacity(usualLength + usualLength / 8)
    defer { usualLength = output.bytes.count }
    for line in lines {
      if line.isCut {
        output.complain(questions.complaintAboutLength(of: line))
        continue
      }
      switch findings(of: line) {
      case .success(let findings) where layout == .oneLine:
        try writer.write(findings, to: &output)
      case .success(let findings):
        try writer.write(findings.map(\.explanation), layout, to: &output)
      case .failure(let problem): output.complain(questions.complaint(about: line, problem))
      }
    }
    return output
  }

  private mutating func findings(
    of line: QuestionLine
  ) -> Result<[RouteFinding], QueryProblem> {
    Result { () throws(QueryProblem) in try evaluator.find(questions.query(line)) }
  }
}
