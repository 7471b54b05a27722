/// The difference between two versions of a file in the format that `patch -p0` applies, byte for
/// byte.
package struct UnifiedDiff: Sendable {
  private let old: LineTable
  private let new: LineTable
  private let context: Int
  private let name: [UInt8]
  private var text: [UInt8] = []

  /// The difference between `old` and `new`, two versions of the file called `path`, with `context`
  /// unchanged lines around each change; empty if they are equal.
  package static func bytes(
    from old: [UInt8], to new: [UInt8], path: String, context: Int = 3
  ) -> [UInt8] {
    var diff = UnifiedDiff(old, new, path, context)
    diff.write()
    return diff.text
  }

  private init(_ old: [UInt8], _ new: [UInt8], _ path: String, _ context: Int) {
    self.old = LineTable(old)
    self.new = LineTable(new)
    self.context = context
    name = UnifiedDiff.headerName(path)
  }

  private mutating func write() {
    var changes = old.changes(to: new)[...]
    if changes.isEmpty { return }
    text += Array("--- ".utf8) + name + Array("\n+++ ".utf8) + name + [UInt8(ascii: "\n")]
    while let first = changes.first {
      var hunk = [first]
      // Two changes share a hunk if their contexts meet.
      while let next = changes.dropFirst(hunk.count).first,
        next.old.lowerBound - hunk[hunk.count - 1].old.upperBound <= 2 * context
      {
        hunk.append(next)
      }
      changes = changes.dropFirst(hunk.count)
      write(hunk)
    }
  }

  private mutating func write(_ hunk: [LineChange]) {
    let (first, last) = (hunk[0], hunk[hunk.count - 1])
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    writeHeading(
      first.old.lowerBound - before..<last.old.upperBound + after,
      first.new.lowerBound - before..<last.new.upperBound + after)
    var unchanged = first.old.lowerBound - before
    for change in hunk {
      write(" ", old, unchanged..<change.old.lowerBound)
      write("-", old, change.old)
      write("+", new, change.new)
      unchanged = change.old.upperBound
    }
    write(" ", old, unchanged..<unchanged + after)
  }

  private mutating func writeHeading(_ oldLines: Range<Int>, _ newLines: Range<Int>) {
    let places = UnifiedDiff.place("-", oldLines) + " " + UnifiedDiff.place("+", newLines)
    text += Array("@@ \(places) @@\n".utf8)
  }

  /// An empty range is given by the line before it; a count of one is omitted.
  private static func place(_ sign: String, _ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(sign)\(lines.lowerBound),0"
    case 1: "\(sign)\(lines.lowerBound + 1)"
    default: "\(sign)\(lines.lowerBound + 1),\(lines.count)"
    }
  }

  private mutating func write(_ sign: Unicode.Scalar, _ table: LineTable, _ lines: Range<Int>) {
    for index in lines {
      let line = table[index].bytes
      text.append(UInt8(ascii: sign))
      text += line
      if line.last != UInt8(ascii: "\n") {
        text += Array("\n\\ No newline at end of file\n".utf8)
      }
    }
  }

  /// The name as `diff` and `git` write it: in C notation if a byte would end the line or the
  /// quotes, and followed by a tab if it has spaces, because `patch` would stop at the first. It
  /// skips one at the beginning or the end nevertheless, unless there are quotes around the name.
  private static func headerName(_ path: String) -> [UInt8] {
    let special =
      path.utf8.first == 0x20 || path.utf8.last == 0x20
      || path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard special else { return Array(path.utf8) + (path.contains(" ") ? [0x09] : []) }
    return [0x22] + path.utf8.flatMap(notation) + [0x22]
  }

  private static func notation(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22, 0x5C: return [0x5C, byte]
    case 0..<0x20, 0x7F:
      let digits = String(byte, radix: 8)
      return Array(("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
    default: return [byte]
    }
  }
}
