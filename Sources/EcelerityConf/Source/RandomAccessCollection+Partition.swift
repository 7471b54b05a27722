extension RandomAccessCollection {
  /// The index of the first element that satisfies `belongsBehind`, or the end; a binary search in
  /// a collection whose elements that satisfy it all follow those that do not.
  @inlinable
  package func partitioningIndex(where belongsBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if belongsBehind(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
