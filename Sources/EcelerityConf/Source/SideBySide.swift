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
  /// Products that are added are let go of at once, so that few of them exist at the same time. Nil if `work`
  /// gives nothing for one of the numbers, and then it may not have been asked for all.
  static func fold<Product: Sendable, Sum: Sendable>(
    _ count: Int, into sum: consuming Sum, work: @Sendable (Int) -> Product?,
    adding add: @Sendable (inout Sum, Int, Product) -> Void
  ) -> Sum? {
    let state = Mutex(Folding<Product, Sum>(sum: sum))
    perform(count) { number in
      guard !state.withLock({ $0.isInVain }) else { return }
      let product = work(number)
      state.withLock { $0.take(product, of: number, adding: add) }
    }
    return state.withLock { $0.isInVain ? nil : $0.sum }
  }

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

  private struct Folding<Product: Sendable, Sum: Sendable>: Sendable {
    var sum: Sum
    var isInVain = false
    /// The first number whose product is not in the sum, and those behind it that came before it.
    private var next = 0
    private var early: [Int: Product] = [:]

    init(sum: Sum) {
      self.sum = sum
    }

    mutating func take(
      _ product: Product?, of number: Int, adding add: (inout Sum, Int, Product) -> Void
    ) {
      guard let product else { return isInVain = true }
      early[number] = product
      while let first = early.removeValue(forKey: next) {
        add(&sum, next, first)
        next += 1
      }
    }
  }
}
