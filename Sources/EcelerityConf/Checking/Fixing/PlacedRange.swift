/// Bytes of a file that is identified independently of any configuration.
struct PlacedRange: Hashable {
  let file: FileIdentity
  let range: ByteRange
}

/// Ranges of one file, which may overlap.
struct OverlappingRanges {
  /// Each once, in the order of the text.
  private var ranges: [ByteRange] = []
  private var longest = 0

  mutating func insert(_ range: ByteRange) {
    let place = ranges.partitioningIndex {
      ($0.lowerBound, $0.upperBound) >= (range.lowerBound, range.upperBound)
    }
    if place < ranges.count, ranges[place] == range { return }
    ranges.insert(range, at: place)
    longest = max(longest, range.count)
  }

  /// Whether one of them shares a byte with `range`, or has an empty `range` inside.
  func overlaps(_ range: ByteRange) -> Bool {
    let first = ranges.partitioningIndex { Int($0.lowerBound) + longest > Int(range.lowerBound) }
    return ranges[first...].prefix { $0.lowerBound < range.upperBound }
      .contains { range.lowerBound < $0.upperBound }
  }
}

/// Ranges of several files, which may overlap.
struct PlacedRanges {
  private var ranges: [FileIdentity: OverlappingRanges] = [:]

  var isEmpty: Bool { ranges.isEmpty }

  mutating func insert(_ place: PlacedRange) {
    ranges[place.file, default: OverlappingRanges()].insert(place.range)
  }

  /// Whether one of them shares a byte with `place`, or has an empty `place` inside.
  func overlap(_ place: PlacedRange) -> Bool {
    ranges[place.file]?.overlaps(place.range) ?? false
  }
}
