extension RandomAccessCollection {
  /// The start of those behind: the index of the first element that is `belongsBehind`, which none before it is and all
  /// after it are; the end when none is. It looks at few of them.
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
