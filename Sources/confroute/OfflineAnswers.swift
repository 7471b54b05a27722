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

/// The lines of a file, answered on all processors as they come.
///
/// Few of them are answered on the thread that reads them: the others are not worth starting then.
struct OfflineBatch {
  /// How many lines one thread answers at a time.
  enum PieceLength: Int {
    /// Where answers are documents with every step, of which more would outgrow the processor's caches.
    case documented = 32
    /// Where answers are long.
    case explained = 64
    /// Where they are so short that passing a piece on takes its time.
    case resolved = 256
  }

  /// Pieces on their way for each thread; no more of the answers are kept.
  private static let piecesPerThread = 4

  private var here: OfflineAnswers
  private let makeAnswers: @Sendable () -> OfflineAnswers
  private let threads: Int
  private let pieceLength: PieceLength
  private var work: OrderedWork<OfflineAnswers>?
  private var lines: [QuestionLine] = []

  /// Answers by what `makeAnswers` makes, once for each of `threads`.
  init(
    threads: Int, _ pieceLength: PieceLength,
    _ makeAnswers: @escaping @Sendable () -> OfflineAnswers
  ) {
    self.threads = threads
    self.pieceLength = pieceLength
    self.makeAnswers = makeAnswers
    here = makeAnswers()
  }

  /// What is to be told once `line` was added; empty as long as there is too little to begin with.
  mutating func add(_ line: QuestionLine) throws -> [RouteOutput] {
    lines.append(line)
    guard lines.count >= pieceLength.rawValue else { return [] }
    // Without descriptors for threads to wait on there are none.
    guard threads > 1,
      let work = try? work ?? OrderedWork(concurrency: threads, makeAnswers)
    else { return [try answerHere()] }
    self.work = work
    work.add(takeLines())
    return work.pending < threads * Self.piecesPerThread
      ? [] : [try work.next()?.get()].compactMap { $0 }
  }

  /// What is still to be told of all lines so far.
  mutating func finish() throws -> [RouteOutput] {
    var outputs: [RouteOutput] = []
    while let next = work?.next() { outputs.append(try next.get()) }
    if !lines.isEmpty { outputs.append(try answerHere()) }
    return outputs
  }

  /// Leaves what is not answered yet, when nobody wants to know.
  func abandon() { work?.abandon() }

  private mutating func answerHere() throws -> RouteOutput {
    try here.output(for: takeLines(), .oneLine)
  }

  private mutating func takeLines() -> [QuestionLine] {
    var taken: [QuestionLine] = []
    swap(&taken, &lines)
    return taken
  }
}
