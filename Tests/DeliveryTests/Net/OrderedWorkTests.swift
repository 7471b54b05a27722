import Dispatch
import Foundation
import Synchronization
import Testing
import Threads

@testable import Delivery

struct OrderedWorkTests {
  /// A worker that counts, and takes longer for some pieces.
  private struct Counter: PieceWorker {
    var done = 0

    mutating func product(of piece: Int) -> String {
      done += 1
      var sum = 0
      for number in 0..<(piece % 7 == 0 ? 100_000 : 10) { sum &+= number }
      return "\(piece) \(sum >= 0)"
    }
  }

  @Test(arguments: [1, 2, 5])
  func productsComeInTheOrderOfThePieces(concurrency: Int) throws {
    let work = try OrderedWork(concurrency: concurrency) { Counter() }
    var products: [String] = []
    for piece in 0..<1000 {
      work.add(piece)
      if work.pending > 8 { products.append(try #require(work.next())) }
    }
    #expect(work.pending == 8)
    while let product = work.next() { products.append(product) }
    #expect(products == (0..<1000).map { "\($0) true" })
    #expect(work.next() == nil)
  }

  /// Each of two pieces waits until the other has begun.
  private struct Meeting: PieceWorker {
    final class Doors: Sendable {
      let all = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
    }

    let doors: Doors

    mutating func product(of piece: Int) -> Bool {
      doors.all[piece].signal()
      return doors.all[1 - piece].wait(timeout: .now() + 300) == .success
    }
  }

  @Test func piecesAreDoneAtTheSameTime() throws {
    let doors = Meeting.Doors()
    let work = try OrderedWork(concurrency: 2) { Meeting(doors: doors) }
    work.add(0)
    work.add(1)
    #expect(work.next() == true)
    #expect(work.next() == true)
  }

  /// A worker that records how many pieces are in progress at a time.
  private struct Crowd: PieceWorker {
    final class Size: Sendable {
      let counts = Mutex((now: 0, most: 0))
    }

    let size: Size

    mutating func product(of piece: Int) -> Int {
      size.counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      usleep(2_000)
      size.counts.withLock { $0.now -= 1 }
      return piece
    }
  }

  @Test(arguments: [1, 2, 3])
  func noMorePiecesThanThatAreDoneAtATime(concurrency: Int) throws {
    let size = Crowd.Size()
    let work = try OrderedWork(concurrency: concurrency) { Crowd(size: size) }
    for piece in 0..<40 { work.add(piece) }
    while work.next() != nil {}
    #expect(size.counts.withLock { $0.most } <= concurrency)
  }

  /// A worker's state survives the end of its thread.
  private struct Rememberer: PieceWorker {
    var seen: [Int] = []

    mutating func product(of piece: Int) -> [Int] {
      seen.append(piece)
      return seen
    }
  }

  @Test func aWorkerRemembers() throws {
    let work = try OrderedWork(concurrency: 1) { Rememberer() }
    work.add(1)
    #expect(work.next() == [1])
    work.add(2)
    #expect(work.next() == [1, 2])
  }

  @Test func whatIsAbandonedIsForgotten() throws {
    let begun = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    let count = Count()
    let work = try OrderedWork(concurrency: 2) {
      Slow(begun: begun, mayEnd: mayEnd, count: count)
    }
    for piece in 0..<5 { work.add(piece) }
    begun.wait()
    let ended = DispatchSemaphore(value: 0)
    try ThreadOfControl.start {
      work.abandon()
      ended.signal()
    }
    while work.pending > 0 {}
    mayEnd.signal()
    #expect(ended.wait(timeout: .now() + 300) == .success)
    #expect(count.pieces.withLock { $0 } == 1)
    #expect(work.next() == nil)
  }

  private final class Count: Sendable {
    let pieces = Mutex(0)
  }

  private struct Slow: PieceWorker {
    let begun: DispatchSemaphore
    let mayEnd: DispatchSemaphore
    let count: Count

    mutating func product(of piece: Int) -> Int {
      count.pieces.withLock { $0 += 1 }
      begun.signal()
      mayEnd.wait()
      return piece
    }
  }
}
