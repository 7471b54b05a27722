internal import Synchronization
internal import Threads

/// One of several workers that do the same work concurrently, each with caches of its own.
package protocol PieceWorker: Sendable {
  associatedtype Piece: Sendable
  associatedtype Product: Sendable

  /// Does one piece.
  mutating func product(of piece: Piece) -> Product
}

/// A queue of pieces of work for several threads, whose products are returned in the order of the pieces.
///
/// A caller that asks for a product which is not ready works on pieces itself, and waits for other threads only if none
/// is left to begin. Threads end when no piece is waiting. Products are kept until they are taken, so that a caller that
/// adds pieces should also take products.
///
/// `ParallelWork` of `EcelerityConf` is for a number of pieces that is known in advance and whose products end up in
/// one sum: it needs neither a queue nor workers with state, and no descriptor to wait with.
package final class OrderedWork<Worker: PieceWorker>: Sendable {
  private typealias Numbered = (number: Int, piece: Worker.Piece)

  /// What whoever asks for the next product is to do.
  private enum Step {
    case take(Worker.Product)
    case work(Numbered)
    case wait
  }

  private struct State {
    /// What those that do nothing now remember.
    var idle: [Worker] = []
    var waiting: [Numbered] = []
    var products: [Int: Worker.Product] = [:]
    var added = 0
    var taken = 0
    /// Threads that were started and are not about to end.
    var threads = 0
    /// Whether somebody waits for the next product.
    var isAwaited = false

    mutating func next() -> Step {
      if let product = products.removeValue(forKey: taken) {
        taken += 1
        return .take(product)
      }
      guard waiting.isEmpty else { return .work(waiting.removeFirst()) }
      isAwaited = true
      return .wait
    }

    /// Whether whoever waits is to be woken now that there is another product.
    mutating func isTimeToWake() -> Bool {
      guard isAwaited, products[taken] != nil else { return false }
      isAwaited = false
      return true
    }
  }

  private let concurrency: Int
  private let makeWorker: @Sendable () -> Worker
  private let bell: Bell
  private let state = Mutex(State())

  /// Work for as many threads as `concurrency` says, the one that takes the products among them, each with a
  /// worker of its own from `makeWorker`. Throws when the system has no descriptors left.
  package init(
    concurrency: Int, _ makeWorker: @escaping @Sendable () -> Worker
  ) throws(NetworkError) {
    precondition(concurrency > 0, "work that nobody does")
    self.concurrency = concurrency
    self.makeWorker = makeWorker
    bell = try Bell()
  }

  /// How many pieces were added whose products are not taken yet.
  package var pending: Int { state.withLock { $0.added - $0.taken } }

  /// Adds a piece behind all others.
  package func add(_ piece: Worker.Piece) {
    state.withLock { state in
      state.waiting.append((state.added, piece))
      state.added += 1
    }
    startThread()
  }

  /// The product of the first piece whose product is not taken yet; works or waits until there is one. Nil when
  /// there is no such piece.
  package func next() -> Worker.Product? {
    guard pending > 0 else { return nil }
    while true {
      switch state.withLock({ $0.next() }) {
      case .take(let product): return product
      case .work(let piece):
        var worker = takeWorker()
        finish(piece, by: &worker)
        state.withLock { $0.idle.append(worker) }
      case .wait: bell.wait(atMost: .milliseconds(100))
      }
    }
  }

  /// Forgets all pieces that nobody has begun, and waits for the others.
  package func abandon() {
    while true {
      let isDone = state.withLock { state in
        state.waiting = []
        state.taken = state.added
        state.products = [:]
        return state.threads == 0
      }
      if isDone { return }
      bell.wait(atMost: .milliseconds(100))
    }
  }

  private func takeWorker() -> Worker { state.withLock { $0.idle.popLast() } ?? makeWorker() }

  private func finish(_ piece: Numbered, by worker: inout Worker) {
    let product = worker.product(of: piece.piece)
    let isTimeToWake = state.withLock { state in
      state.products[piece.number] = product
      return state.isTimeToWake()
    }
    if isTimeToWake { bell.ring() }
  }

  // MARK: Threads

  /// Starts one more thread if there may be more. When the system has none left, pieces wait for those
  /// that there are and for whoever takes their products.
  private func startThread() {
    guard reserveThread() else { return }
    do throws(ThreadShortage) {
      try ThreadOfControl.start { self.work() }
    } catch {
      state.withLock { $0.threads -= 1 }
    }
  }

  private func reserveThread() -> Bool {
    state.withLock { state in
      guard state.threads + 1 < concurrency, !state.waiting.isEmpty else { return false }
      state.threads += 1
      return true
    }
  }

  /// Does pieces as long as there are some.
  private func work() {
    var worker = takeWorker()
    while let piece = begin(worker) { finish(piece, by: &worker) }
    bell.ring()
  }

  /// The next piece for a thread; without one, `worker` rests.
  private func begin(_ worker: Worker) -> Numbered? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.threads -= 1
      state.idle.append(worker)
      return nil
    }
  }
}
