internal import Synchronization
internal import Threads

/// Pieces of work at the same time, where the machine has more than one processor and the system a thread
/// to spare; one after the other where it has not.
enum SideBySide {
  /// What `first` and `second` give.
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

  /// Does `work` for each number below `count`, and adds what it gives to `sum` in the order of the numbers.
  ///
  /// One thread at a time adds, the others go on working meanwhile. Products that are added are let go of at
  /// once, so that few of them exist at the same time if all take about as long to make. Nil if `work` gives
  /// nothing for one of the numbers, and then it may not have been asked for all.
  static func fold<Product: Sendable, Sum: Sendable>(
    _ count: Int, into sum: consuming Sum, work: @Sendable (Int) -> Product?,
    adding add: @Sendable (inout Sum, Int, Product) -> Void
  ) -> Sum? {
    let products = Mutex(Products<Product>())
    let total = Mutex(sum)
    perform(count) { number in
      guard !products.withLock({ $0.isInVain }) else { return }
      let product = work(number)
      let waiting = products.withLock { $0.take(product, of: number) }
      // A thread that finds too many waiting waits until they are added.
      if waiting > mostWaiting {
        total.withLock { sum in addAll(of: products, to: &sum, add) }
      } else {
        total.withLockIfAvailable { sum in addAll(of: products, to: &sum, add) }
      }
    }
    return total.withLock { sum in
      // The last one may have come while another one was just about to stop adding.
      addAll(of: products, to: &sum, add)
      return products.withLock { $0.isInVain } ? nil : sum
    }
  }

  private static func addAll<Product: Sendable, Sum: Sendable>(
    of products: borrowing Mutex<Products<Product>>, to sum: inout Sum,
    _ add: (inout Sum, Int, Product) -> Void
  ) {
    while let (number, product) = products.withLock({ $0.next() }) { add(&sum, number, product) }
  }

  /// So many products may wait to be added. Where adding takes as long as the work, few do.
  private static let mostWaiting = 8

  /// Each thread needs memory for what it works on, so that a machine with many processors would need many
  /// times as much.
  private static let mostThreads = 8

  /// Does `work` for each number below `count`. Whoever has time takes the next number.
  private static func perform(_ count: Int, _ work: @Sendable (Int) -> Void) {
    let threads = min(count, ThreadOfControl.processors, mostThreads)
    let next = Atomic(0)
    ThreadOfControl.run(besides: threads - 1) {
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        work(number)
      }
    }
  }

  /// What has been made and is not added yet.
  private struct Products<Product: Sendable>: Sendable {
    private(set) var isInVain = false
    /// The number of the product to be added next.
    private var upcoming = 0
    private var waiting: [Int: Product] = [:]

    /// Returns how many wait now.
    mutating func take(_ product: Product?, of number: Int) -> Int {
      if let product { waiting[number] = product } else { isInVain = true }
      return waiting.count
    }

    mutating func next() -> (number: Int, product: Product)? {
      guard !isInVain, let product = waiting.removeValue(forKey: upcoming) else { return nil }
      defer { upcoming += 1 }
      return (upcoming, product)
    }
  }
}
