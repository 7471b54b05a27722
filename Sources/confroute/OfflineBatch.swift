import Delivery
import EcelerityConf
import ToolSupport

/// The lines of a file, answered on all processors as they arrive.
///
/// The thread that reads them answers some, too; all of them if there are too few for more threads.
struct OfflineBatch {
  /// The number of lines that a thread answers at a time.
  enum PieceLength: Int {
    /// For documents with every step, of which more would not fit the processor's caches.
    case documented = 32
    /// For long answers.
    case explained = 64
    /// For answers that are so short that handing a piece over counts.
    case resolved = 256
  }

  /// Pending pieces for each thread, which limits the answers in memory.
  private static let piecesPerThread = 4

  private var here: OfflineAnswers
  private let makeAnswers: @Sendable () -> OfflineAnswers
  private let threads: Int
  private let pieceLength: PieceLength
  private var work: OrderedWork<OfflineAnswers>?
  private var lines: [QuestionLine] = []

  /// A batch for up to `threads`, each of which calls `makeAnswers` once.
  init(
    threads: Int, _ pieceLength: PieceLength,
    _ makeAnswers: @escaping @Sendable () -> OfflineAnswers
  ) {
    self.threads = threads
    self.pieceLength = pieceLength
    self.makeAnswers = makeAnswers
    here = makeAnswers()
  }

  /// Adds `line`, and returns output that is ready; it may be that of earlier lines.
  mutating func add(_ line: QuestionLine) throws -> [RouteOutput] {
    lines.append(line)
    guard lines.count >= pieceLength.rawValue else { return [] }
    // Without descriptors to wait with, there are no threads.
    guard threads > 1,
      let work = try? work ?? OrderedWork(concurrency: threads, makeAnswers)
    else { return [try answerHere()] }
    self.work = work
    work.add(takeLines())
    return work.pending < threads * Self.piecesPerThread
      ? [] : [try work.next()?.get()].compactMap { $0 }
  }

  /// The remaining output for all lines so far.
  mutating func finish() throws -> [RouteOutput] {
    var outputs: [RouteOutput] = []
    while let next = work?.next() { outputs.append(try next.get()) }
    if !lines.isEmpty { outputs.append(try answerHere()) }
    return outputs
  }

  /// Drops lines that are not answered yet, as their output is not wanted.
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
