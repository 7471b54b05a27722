internal import Synchronization
internal import Threads

/// One of several who do the same work at the same time, each with what it remembers for itself.
package protocol PieceWorker: Sendable {
  associatedtype Piece: Sendable
  associatedtype Product: Sendable

  /// Does one piece.
  mutating func product(of piece: Piece) -> Product
}

/// Pieces of work that several threads do at the same time; the products come in the order of the pieces.
///
/// There are threads only as long as there are pieces that nobody does yet. Whoever adds pieces takes
/// products away now and then, as all that are not taken are kept.
package final class OrderedWork<Worker: PieceWorker>: Sendable {
  private struct State {
    /// What those that wait for a thread remember.
    var idle: [Worker] = []
    var waiting: [(number: Int, piece: Worker.Piece)] = []
    var products: [Int: Worker.Product] = [:]
    var added = 0
    var taken = 0
    var running = 0
    /// Whether somebody waits for the next product.
    var isAwaited = false

    /// Whether whoever waits is to be woken now that there is another product. Waking somebody costs as much as a
    /// part of a piece, so that there is more than one product to take by then, but never nothing left to do.
    mutating func isTimeToWake(_ concurrency: Int) -> Bool {
      guard isAwaited, products[taken] != nil, waiting.count <= concurrency else { return false }
      isAwaited = false
      return true
    }
  }

  private let concurrency: Int
  private let makeWorker: @Sendable () -> Worker
  private let bell: Bell
  private let state = Mutex(State())

  /// Work for as many threads as `concurrency` says, each with a worker of its own from `makeWorker`.
  /// Throws when the system has no descriptors left.
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

  /// The product of the first piece whose product is not taken yet; waits for it. Nil when there is no
  /// such piece.
  package func next() -> Worker.Product? {
    guard pending > 0 else { return nil }
    while true {
      if let product = takeProduct() { return product }
      bell.wait(atMost: .milliseconds(100))
    }
  }

  /// Forgets all pieces that nobody has begun, and waits for the others.
  package func abandon() {
    while true {
      let isDone = state.withLock { state in
        state.waiting = []
        state.taken = state.added
        state.products = [:]
        return state.running == 0
      }
      if isDone { return }
      bell.wait(atMost: .milliseconds(100))
    }
  }

  private func takeProduct() -> Worker.Product? {
    state.withLock { state in
      let product = state.products.removeValue(forKey: state.taken)
      state.isAwaited = product == nil
      if product != nil { state.taken += 1 }
      return product
    }
  }

  // MARK: Threads

  /// Starts one more thread if there may be more. When the system has none left, pieces wait for those
  /// that there are; without any, they are done here.
  private func startThread() {
    guard reserveThread() else { return }
    do throws(ThreadShortage) {
      try ThreadOfControl.start { self.work() }
    } catch {
      let isAlone = state.withLock { $0.running == 1 }
      if isAlone { return work() }
      state.withLock { $0.running -= 1 }
    }
  }

  private func reserveThread() -> Bool {
    state.withLock { state in
      guard state.running < concurrency, !state.waiting.isEmpty else { return false }
      state.running += 1
      return true
    }
  }

  /// Does pieces as long as there are some.
  private func work() {
    var worker = state.withLock { $0.idle.popLast() } ?? makeWorker()
    while let (number, piece) = begin(worker) {
      let product = worker.product(of: piece)
      let isTimeToWake = state.withLock { state in
        state.products[number] = product
        return state.isTimeToWake(concurrency)
      }
      if isTimeToWake { bell.ring() }
    }
    bell.ring()
  }

  /// The next piece; without one, `worker` rests.
  private func begin(_ worker: Worker) -> (number: Int, piece: Worker.Piece)? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.running -= 1
      state.idle.append(worker)
      return nil
    }
  }
}
