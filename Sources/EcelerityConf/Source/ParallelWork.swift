internal import Synchronization
internal import Threads

/// A fixed number of pieces of work, done concurrently where the machine has several processors and the system has
/// threads left, else sequentially.
///
/// `OrderedWork` of `Delivery` is for pieces that arrive while others are in progress: it returns products one at a
/// time, and its workers keep state from piece to piece. Callers here know the number of pieces, so that a counter is
/// all the queue they need, and no descriptor.
enum ParallelWork {
  /// The results of `first` and `second`.
  static func run<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let firstProduct = Mutex<First?>(nil)
    let secondProduct = Mutex<Second?>(nil)
    perform(2) { piece in
      if piece == 0 {
        let product = first()
        firstProduct.withLock { $0 = product }
      } else {
        let product = second()
        secondProduct.withLock { $0 = product }
      }
    }
    guard let one = firstProduct.withLock({ $0 }), let other = secondProduct.withLock({ $0 }) else {
      preconditionFailure("a piece of work was not done")
    }
    return (one, other)
  }

  /// A concurrent map of the numbers below `count`, whose products are added to `sum` in the order of the numbers.
  ///
  /// One thread at a time adds while the others go on working. A product is released once it is added, so that few
  /// exist at a time if all take about as long to make. Nil if `work` returns nil for one of the numbers; the rest is
  /// cancelled then.
  static func fold<Product: Sendable, Sum: Sendable>(
    _ count: Int, into sum: consuming Sum, work: @Sendable (Int) -> Product?,
    adding add: @Sendable (inout Sum, Int, Product) -> Void
  ) -> Sum? {
    let products = Mutex(Products<Product>())
    let total = Mutex(sum)
    perform(count) { number in
      guard !products.withLock({ $0.isCancelled }) else { return }
      let product = work(number)
      let backlog = products.withLock { $0.take(product, of: number) }
      // Above the limit a thread waits for its turn to add.
      if backlog > backlogLimit {
        total.withLock { sum in addAll(of: products, to: &sum, add) }
      } else {
        total.withLockIfAvailable { sum in addAll(of: products, to: &sum, add) }
      }
    }
    return total.withLock { sum in
      // The last one may have arrived just before another thread stopped adding.
      addAll(of: products, to: &sum, add)
      return products.withLock { $0.isCancelled } ? nil : sum
    }
  }

  private static func addAll<Product: Sendable, Sum: Sendable>(
    of products: borrowing Mutex<Products<Product>>, to sum: inout Sum,
    _ add: (inout Sum, Int, Product) -> Void
  ) {
    while let (number, product) = products.withLock({ $0.next() }) { add(&sum, number, product) }
  }

  /// Products that may wait to be added. Few do unless adding takes as long as the work.
  private static let backlogLimit = 8

  /// Each thread needs memory for its piece, so that a machine with many processors would need many times as much.
  private static let threadLimit = 8

  /// Calls `work` for each number below `count`; idle threads take the next number.
  private static func perform(_ count: Int, _ work: @Sendable (Int) -> Void) {
    let threads = min(count, ThreadOfControl.processors, threadLimit)
    let next = Atomic(0)
    ThreadOfControl.run(besides: threads - 1) {
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        work(number)
      }
    }
  }

  /// The backlog: products that are not added yet.
  private struct Products<Product: Sendable>: Sendable {
    private(set) var isCancelled = false
    /// The number of the product to be added next.
    private var upcoming = 0
    private var waiting: [Int: Product] = [:]

    /// Returns the size of the backlog.
    mutating func take(_ product: Product?, of number: Int) -> Int {
      if let product { waiting[number] = product } else { isCancelled = true }
      return waiting.count
    }

    mutating func next() -> (number: Int, product: Product)? {
      guard !isCancelled, let product = waiting.removeValue(forKey: upcoming) else { return nil }
      defer { upcoming += 1 }
      return (upcoming, product)
    }
  }
}
