internal import Dispatch
internal import Synchronization

/// Two pieces of work at the same time, where the machine has two processors.
enum SideBySide {
  /// What `first` and `second` give; they are done one after the other where no second thread is to be had.
  static func run<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let firstProduct = Mutex<First?>(nil)
    let secondProduct = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { piece in
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
}
