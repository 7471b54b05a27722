import Foundation
import Testing

@testable import EcelerityConf

/// Memory for large tables.
struct LargePagesTests {
  @Test(arguments: [0, 1, 1000, 1_000_000])
  func anArrayKeepsWhatItHolds(count: Int) {
    var array: ContiguousArray<UInt64> = [1, 2, 3]
    array.reserveLargePages(count)
    #expect(array == [1, 2, 3])
    array.append(contentsOf: (4..<4 + UInt64(count)))
    #expect(array.elementsEqual(1...3 + UInt64(count)))
  }

  @Test(arguments: [0, 1, 1_000_000])
  func anArrayIsFilled(count: Int) {
    #expect(ContiguousArray(inLargePages: 7, count: count) == .init(repeating: 7, count: count))
  }

  #if os(Linux)
    /// Systems without large pages do not report this flag.
    private static let knowsLargePages =
      (try? DiskLoader().load("/sys/kernel/mm/transparent_hugepage/enabled")) != nil

    @Test(.enabled(if: knowsLargePages)) func theSystemIsAsked() throws {
      var array: ContiguousArray<UInt64> = []
      array.reserveLargePages(1 << 20)
      let address = array.withUnsafeMutableBufferPointer { UInt(bitPattern: $0.baseAddress) }
      // The middle of eight megabytes, regardless of alignment.
      #expect(try LargePagesTests.flags(at: address + 4 << 20).contains("hg"))
    }

    /// The flags of the mapping that contains `address`, in words of two letters.
    private static func flags(at address: UInt) throws -> [Substring] {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/smaps"))
      let map = try file.readToEnd() ?? Data()
      var isThere = false
      for line in String(decoding: map, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("VmFlags:") {
          if isThere { return line.split(separator: " ") }
        } else if let range = range(line) {
          isThere = range.contains(address)
        }
      }
      return []
    }

    /// `7f0000000000-7f0000200000 rw-p …`
    private static func range(_ line: Substring) -> Range<UInt>? {
      let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
      return ends.count == 2 ? ends[0]..<ends[1] : nil
    }
  #endif
}
