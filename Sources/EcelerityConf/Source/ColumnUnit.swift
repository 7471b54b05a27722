/// The unit in which the columns of a line are counted.
public enum ColumnUnit: Sendable, CaseIterable {
  /// Bytes, as `Location` counts.
  case bytes
  /// Unicode code points, as `CharacterRegion` counts; bytes that cannot be decoded as `String` replaces them.
  case codePoints
  /// UTF-16 code units, as editors in browsers and the Language Server Protocol count; bytes that cannot be decoded
  /// as `String` replaces them.
  case utf16

  /// Number of units in `bytes`.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    guard self != .bytes, bytes.contains(where: { $0 >= 0x80 }) else { return bytes.count }
    return walk(bytes, atMost: .max).units
  }

  /// The index after `count` units of `bytes`; the end when there are fewer, and the start of a character for a
  /// place inside it.
  func index(after count: Int, in bytes: ArraySlice<UInt8>) -> Int {
    guard self != .bytes else { return bytes.startIndex + min(max(count, 0), bytes.count) }
    return walk(bytes, atMost: count).index
  }

  private func walk(_ bytes: ArraySlice<UInt8>, atMost most: Int) -> (index: Int, units: Int) {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var place = (index: bytes.startIndex, units: 0)
    while place.units < most {
      let step: (length: Int, units: Int)
      switch parser.parseScalar(from: &rest) {
      case .valid(let character):
        step = (character.count, self == .utf16 && character.count == 4 ? 2 : 1)
      case .error(let length): step = (length, 1)
      case .emptyInput: return place
      }
      guard step.units <= most - place.units else { return place }
      place.index += step.length
      place.units += step.units
    }
    return place
  }
}
