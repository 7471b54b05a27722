internal import Synchronization
internal import Threads

/// One of several workers that do the same work concurrently, each with caches of its own.
package protocol PieceWorker: Sendable {
  associatedtype Piece: Sendable
  associatedtype Product: Sendable

  /// Works on one piece.
  mutating func product(of piece: Piece) -> Product
}

/// A queue of pieces of work for several threads, whose products are returned in the order of the pieces.
///
/// A caller that asks for a product which is not ready works on pieces itself, and waits for other threads only if none
/// is left to begin. Threads end when no piece is waiting. Products are kept until they are taken, so that a caller
/// that adds pieces should also take products.
///
/// `ParallelWork` of `EcelerityConf` is for a number of pieces that is known in advance and whose products end up in
/// one sum: it needs neither a queue nor workers with state, and no descriptor to wait with.
package final class OrderedWork<Worker: PieceWorker>: Sendable {
  private typealias Numbered = (number: Int, piece: Worker.Piece)

  /// The next step of a caller that asks for a product.
  private enum Step {
    case take(Worker.Product)
    case work(Numbered)
    case wait
  }

  private struct State {
    /// The workers that are idle, with their caches.
    var idle: [Worker] = []
    var waiting: [Numbered] = []
    var products: [Int: Worker.Product] = [:]
    var added = 0
    var taken = 0
    /// Threads that were started and have not run out of work.
    var threads = 0
    /// Whether a caller waits for the next product.
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

    /// Whether the caller that waits should be woken, as the product it waits for is there.
    mutating func shouldWake() -> Bool {
      guard isAwaited, products[taken] != nil else { return false }
      isAwaited = false
      return true
    }
  }

  private let concurrency: Int
  private let makeWorker: @Sendable () -> Worker
  private let bell: Bell
  private let state = Mutex(State())

  /// A queue for up to `concurrency` threads, including the one that takes products; each has a worker of its own from
  /// `makeWorker`. Throws when the system has no descriptors left.
  package init(
    concurrency: Int, _ makeWorker: @escaping @Sendable () -> Worker
  ) throws(NetworkError) {
    precondition(concurrency > 0, "work needs a thread")
    self.concurrency = concurrency
    self.makeWorker = makeWorker
    bell = try Bell()
  }

  /// The number of pieces whose products were not taken yet.
  package var pending: Int { state.withLock { $0.added - $0.taken } }

  /// Adds a piece after all others.
  package func add(_ piece: Worker.Piece) {
    state.withLock { state in
      state.waiting.append((state.added, piece))
      state.added += 1
    }
    startThread()
  }

  /// Takes the next product in the order of the pieces; works or waits until it is ready. Nil when no piece is pending.
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

  /// Drops all pieces that were not begun, and waits until the others are done.
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
    let shouldWake = state.withLock { state in
      state.products[piece.number] = product
      return state.shouldWake()
    }
    if shouldWake { bell.ring() }
  }

  // MARK: Threads

  /// Starts another thread below the limit. If the system has none left, pieces wait for the threads that exist and for
  /// the caller that takes products.
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

  /// Works on pieces as long as some wait.
  private func work() {
    var worker = takeWorker()
    while let piece = begin(worker) { finish(piece, by: &worker) }
    bell.ring()
  }

  /// The next piece for a thread; if there is none, `worker` becomes idle and the thread ends.
  private func begin(_ worker: Worker) -> Numbered? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.threads -= 1
      state.idle.append(worker)
      return nil
    }
  }
}
