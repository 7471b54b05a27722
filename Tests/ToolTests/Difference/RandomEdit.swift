import TestRandom
import TestServers

/// Two similar versions of a file: few distinct lines, moved blocks, CRLF, NUL and invalid UTF-8,
/// with and without a final line feed.
enum RandomEdit {
  static func versions(_ seed: UInt64) -> ([UInt8], [UInt8]) {
    var random = SeededRandom(seed)
    let kinds = Int.random(in: 1...40, using: &random)
    let old = (0..<Int.random(in: 0...60, using: &random)).map { _ in line(kinds, &random) }
    var new = old
    for _ in 0..<Int.random(in: 0...6, using: &random) { edit(&new, kinds, &random) }
    return (join(old, &random), join(new, &random))
  }

  private static func edit(_ lines: inout [[UInt8]], _ kinds: Int, _ random: inout SeededRandom) {
    let place = Int.random(in: 0...lines.count, using: &random)
    let end = min(lines.count, place + Int.random(in: 0...4, using: &random))
    let block = Array(lines[place..<end])
    switch Int.random(in: 0..<4, using: &random) {
    case 0: lines.removeSubrange(place..<end)
    case 1: lines.insert(line(kinds, &random), at: place)
    case 2: lines.replaceSubrange(place..<end, with: block.map { _ in line(kinds, &random) })
    default:
      lines.removeSubrange(place..<end)
      lines.insert(contentsOf: block, at: Int.random(in: 0...lines.count, using: &random))
    }
  }

  private static func line(_ kinds: Int, _ random: inout SeededRandom) -> [UInt8] {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: [0x0A]
    case 1: [0x0D, 0x0A]
    case 2: [0x00, 0xFF, 0x0A]
    case 3: Array("--- a\n".utf8)
    case 4: Array("\\ No newline at end of file\n".utf8)
    default: Array("line \(Int.random(in: 0..<kinds, using: &random))\n".utf8)
    }
  }

  private static func join(_ lines: [[UInt8]], _ random: inout SeededRandom) -> [UInt8] {
    let bytes = lines.flatMap(\.self)
    return Bool.random(using: &random) ? bytes : bytes.dropLast()
  }
}
