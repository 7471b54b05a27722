internal import Synchronization
internal import Threads

/// A fixed number of pieces of work, done concurrently if the machine has several processors and
/// threads are available, else sequentially.
///
/// `OrderedWork` of `Delivery` is for pieces that arrive while others are in progress: it returns
/// results one at a time, and its workers keep state between pieces. Here the number of pieces is
/// known, so a counter suffices as a queue, and no descriptor is needed.
package enum ParallelWork {
  /// Returns the results of `first` and `second`.
  package static func run<First: Sendable, Second: Sendable>(
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

  /// Maps the numbers below `count` concurrently and adds the results to `sum` in their order.
  ///
  /// One thread at a time adds while the others keep working. A result is released once it is
  /// added, so few exist at a time if all take about as long to compute. Returns nil, and cancels
  /// the rest, if `work` returns nil for a number.
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
      // Above the limit, wait for the lock.
      if backlog > backlogLimit {
        total.withLock { sum in addAll(of: products, to: &sum, add) }
      } else {
        total.withLockIfAvailable { sum in addAll(of: products, to: &sum, add) }
      }
    }
    return total.withLock { sum in
      // The last result may have arrived just before another thread stopped adding.
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

  /// The number of results that may wait. Few do unless adding takes as long as the work.
  private static let backlogLimit = 8

  /// Each thread needs memory for its piece, so memory would grow with the number of processors.
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

  /// The backlog: results that are not added yet.
  private struct Products<Product: Sendable>: Sendable {
    private(set) var isCancelled = false
    /// The number of the result to add next.
    private var upcoming = 0
    private var waiting: [Int: Product] = [:]

    /// Adds a result and returns the size of the backlog.
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
