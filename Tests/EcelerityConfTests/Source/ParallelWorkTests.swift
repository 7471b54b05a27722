import Synchronization
import Testing
import Threads

@testable import EcelerityConf

/// Concurrent work on a known number of pieces.
struct ParallelWorkTests {
  @Test func bothAreDone() {
    let (number, text) = ParallelWork.run({ 1 + 1 }, { "a" + "b" })
    #expect(number == 2)
    #expect(text == "ab")
  }

  @Test func oneMayBeginOthers() {
    let (inner, outer) = ParallelWork.run(
      { ParallelWork.run({ 1 }, { 2 }) }, { ParallelWork.run({ 3 }, { 4 }) })
    #expect(inner == (1, 2))
    #expect(outer == (3, 4))
  }

  @Test(arguments: [0, 1, 2, 1000])
  func productsAreAddedInOrder(count: Int) {
    let sum = ParallelWork.fold(
      count, into: [0], work: { "\($0)" }, adding: { $0.append($1 * 1000 + Int($2)!) })
    #expect(sum == [0] + (0..<count).map { $0 * 1001 })
  }

  /// Reserved capacity of the sum is used when adding: the sum is not copied.
  @Test func theSumKeepsItsMemory() throws {
    let sum = ParallelWork.fold(
      2, into: Numbers(expecting: 10_000), work: { $0 }, adding: { $0.add($2) })
    let numbers = try #require(sum)
    #expect(numbers.all == [0, 1])
    #expect(numbers.addresses.count == 1)
  }

  private struct Numbers: Sendable {
    private(set) var all: [Int] = []
    /// The addresses of the storage over time.
    private(set) var addresses: Set<UInt> = []

    init(expecting count: Int) {
      all.reserveCapacity(count)
      noteAddress()
    }

    mutating func add(_ number: Int) {
      all.append(number)
      noteAddress()
    }

    private mutating func noteAddress() {
      addresses.insert(all.withUnsafeMutableBufferPointer { UInt(bitPattern: $0.baseAddress) })
    }
  }

  /// A missing result is not skipped, wherever it is.
  @Test(arguments: [0, 1, 999])
  func onePieceWithoutAProductLeavesNoSum(missing: Int) {
    let sum = ParallelWork.fold(
      1000, into: 0, work: { $0 == missing ? nil : $0 }, adding: { $0 += $1 + $2 })
    #expect(sum == nil)
  }

  /// Results are computed while another is added.
  @Test(.enabled(if: ThreadOfControl.processors > 1, "needs a second processor"))
  func addingKeepsNobodyFromWorking() {
    let isSecondMade = Mutex(false)
    let seen = ParallelWork.fold(
      2, into: [Bool](),
      work: { number in
        if number == 1 { isSecondMade.withLock { $0 = true } }
        return number
      },
      adding: { seen, number, _ in
        if number == 0 { pass(.seconds(300)) { isSecondMade.withLock { $0 } } }
        seen.append(isSecondMade.withLock { $0 })
      })
    #expect(seen == [true, true])
  }

  /// If adding is slower than the work, workers wait for it, and no result is lost.
  @Test func workThatIsFasterThanAddingIsAddedInOrder() {
    let sum = ParallelWork.fold(
      200, into: [Int](), work: { $0 },
      adding: { sum, _, product in
        pass(.microseconds(100)) { false }
        sum.append(product)
      })
    #expect(sum == Array(0..<200))
  }

  /// Waits for `time`, or until `isEnough`.
  private func pass(_ time: Duration, until isEnough: () -> Bool) {
    let end = ContinuousClock.now + time
    while !isEnough(), ContinuousClock.now < end {}
  }
}
