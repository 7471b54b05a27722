import Delivery
import EcelerityConf
import ToolSupport

/// The lines of a file, answered on all processors as they come.
///
/// The thread that reads them answers some as well, and all of them where they are so few that others are
/// not worth starting.
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
