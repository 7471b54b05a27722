import Delivery
import EcelerityConf
import ToolSupport

/// Answers questions from the configuration alone.
struct OfflineAnswers: PieceWorker {
  private let questions: RouteQuestions
  private var evaluator: RouteEvaluator
  private var writer: RouteWriter
  /// How many bytes the answers to the last lines took: the next ones will take as many, more or less.
  private var usualLength = 0

  init(_ questions: RouteQuestions, _ evaluator: RouteEvaluator, _ writer: RouteWriter) {
    self.questions = questions
    self.evaluator = evaluator
    self.writer = writer
  }

  /// What the lines of a file put on the streams; a document for each of them stands on one line.
  mutating func product(of lines: [QuestionLine]) -> Result<RouteOutput, any Error> {
    Result { try output(for: lines, .oneLine) }
  }

  /// The same with documents laid out as `layout` says.
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
