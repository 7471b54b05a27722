extension STSPolicy {
  /// Parses a policy file (RFC 8461, 3.2). Unknown fields are skipped, and so are empty lines, which the grammar allows
  /// only at the end. The first of several equal fields counts, except for `mx`.
  package init(_ text: [UInt8]) throws(STSPolicyError) {
    guard text.count <= Self.longestText else { throw .tooLong }
    var fields = Fields()
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(Problem) { try fields.read(line.last == 0x0d ? line.dropLast() : line) } catch {
        throw .line(index + 1, error.words)
      }
    }
    guard fields.hasVersion else { throw .missing("version") }
    guard let mode = fields.mode else { throw .missing("mode") }
    guard let maximumAge = fields.maximumAge else { throw .missing("max_age") }
    guard !fields.patterns.isEmpty || mode == .none else { throw .missing("mx") }
    self.init(mode: mode, maximumAge: maximumAge, patterns: fields.patterns)
  }
}

private struct Problem: Error {
  let words: String
}

/// The fields of a policy file.
private struct Fields {
  private(set) var hasVersion = false
  private(set) var mode: STSPolicy.Mode?
  private(set) var maximumAge: Int?
  private(set) var patterns: [STSPattern] = []

  mutating func read(_ line: ArraySlice<UInt8>) throws(Problem) {
    if line.trimmingBlanks().isEmpty { return }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line[..<colon].isSTSFieldName else {
      throw Problem(words: "a field name and a colon are missing")
    }
    let value = line[(colon + 1)...].trimmingBlanks()
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "version": try readVersion(value)
    case "mode": try readMode(value)
    case "max_age": try readAge(value)
    case "mx": try readPattern(value)
    default: break
    }
  }

  private mutating func readVersion(_ value: ArraySlice<UInt8>) throws(Problem) {
    if hasVersion { return }
    guard value.elementsEqual("STSv1".utf8) else {
      throw Problem(words: "the version \(shown(value)) is not `STSv1`")
    }
    hasVersion = true
  }

  private mutating func readMode(_ value: ArraySlice<UInt8>) throws(Problem) {
    if mode != nil { return }
    mode = STSPolicy.Mode(rawValue: String(decoding: value, as: UTF8.self))
    guard mode == nil else { return }
    let modes = STSPolicy.Mode.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw Problem(words: "the mode \(shown(value)) is none of \(modes)")
  }

  private mutating func readAge(_ value: ArraySlice<UInt8>) throws(Problem) {
    if maximumAge != nil { return }
    guard (1...10).contains(value.count), value.allSatisfy(\.isDigit),
      let age = Int(String(decoding: value, as: UTF8.self))
    else { throw Problem(words: "the age \(shown(value)) is not a number of seconds") }
    maximumAge = min(age, STSPolicy.greatestAge)
  }

  private mutating func readPattern(_ value: ArraySlice<UInt8>) throws(Problem) {
    guard let pattern = STSPattern(value) else {
      throw Problem(words: "\(shown(value)) is not the name of an exchanger")
    }
    patterns.append(pattern)
  }

  /// Policies are untrusted: long values are cut, and bytes that are not printable are escaped.
  private func shown(_ value: ArraySlice<UInt8>) -> String {
    let text = EscapedText.text(
      Array(value.prefix(80)), special: [EscapedText.backslash], printable: 0x20...0x7e)
    return "`\(text)\(value.count > 80 ? "…" : "")`"
  }
}
