import EcelerityConf
import Testing

struct PartitionTests {
  @Test func theStartOfThoseBehindIsFound() {
    for count in 0..<20 {
      let numbers = Array(0..<count)
      for start in 0...count {
        #expect(numbers.partitioningIndex { $0 >= start } == start)
        #expect(numbers[start...].partitioningIndex { $0 > start } == min(start + 1, count))
      }
    }
  }

  @Test func fewElementsAreLookedAt() {
    var looks = 0
    let place = (0..<1_000_000).partitioningIndex {
      looks += 1
      return $0 >= 123_456
    }
    #expect(place == 123_456)
    #expect(looks <= 20)
  }
}
