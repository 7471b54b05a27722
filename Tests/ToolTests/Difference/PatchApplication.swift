/// Applies a unified difference strictly: every context line must match at its stated position.
struct PatchApplication {
  struct Mismatch: Error { let line: String }

  private var old: ArraySlice<[UInt8]>
  private var patch: ArraySlice<[UInt8]>
  private var new: [[UInt8]] = []
  private var taken = 0

  static func apply(_ patch: [UInt8], to old: [UInt8]) throws -> [UInt8] {
    var application = PatchApplication(old: lines(old)[...], patch: lines(patch)[...])
    return try application.run()
  }

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 10) {
      lines.append(Array(rest[...end]))
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [Array(rest)]
  }

  private mutating func run() throws -> [UInt8] {
    if patch.isEmpty { return old.flatMap(\.self) }
    for start in ["--- ", "+++ "] {
      guard let line = patch.popFirst(), line.starts(with: start.utf8) else {
        throw Mismatch(line: start)
      }
    }
    while let heading = patch.popFirst() { try applyHunk(String(decoding: heading, as: UTF8.self)) }
    return (new + old).flatMap(\.self)
  }

  private mutating func applyHunk(_ heading: String) throws {
    let match = try /@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n/.wholeMatch(in: heading)
    guard let match, let oldStart = Int(match.1), let newStart = Int(match.3),
      var oldCount = Int(match.2 ?? "1"), var newCount = Int(match.4 ?? "1")
    else { throw Mismatch(line: heading) }
    while taken < (oldCount == 0 ? oldStart : oldStart - 1) { try copy(nil) }
    guard new.count == (newCount == 0 ? newStart : newStart - 1) else {
      throw Mismatch(line: heading)
    }
    while oldCount > 0 || newCount > 0 {
      let (sign, text) = try nextLine()
      if sign != "+" { oldCount -= 1 }
      if sign != "-" { newCount -= 1 }
      switch sign {
      case " ": try copy(text)
      case "-": try drop(text)
      default: new.append(text)
      }
    }
  }

  private mutating func nextLine() throws -> (Character, [UInt8]) {
    guard var line = patch.popFirst(), let sign = line.first else { throw Mismatch(line: "end") }
    if patch.first?.starts(with: "\\ No newline".utf8) == true {
      patch.removeFirst()
      line.removeLast()
    }
    return (Character(Unicode.Scalar(sign)), Array(line.dropFirst()))
  }

  private mutating func copy(_ expected: [UInt8]?) throws {
    guard let line = old.first else { throw Mismatch(line: "end of file") }
    try drop(expected ?? line)
    new.append(line)
  }

  private mutating func drop(_ expected: [UInt8]) throws {
    guard let line = old.popFirst(), line == expected else {
      throw Mismatch(line: String(decoding: expected, as: UTF8.self))
    }
    taken += 1
  }
}
