/// The regular expression of a stanza's label, with the place of each of its bytes in the file.
struct PatternLabel {
  /// The whole label.
  let raw: RawScalar
  /// The expression without its slashes, with escapes of the string decoded.
  let pattern: [UInt8]
  /// The offset of each byte of the expression in the file, and of its end.
  private let offsets: ArraySlice<UInt32>
  /// Its syntax; nil when that is not understood.
  let syntax: PatternSyntax?
  /// The names that it matches, if they can be listed.
  let language: PatternLanguage?
  /// The bytes because of which no name matches, those of the first alternative; nil when a name may match.
  let impossiblePart: Range<Int>?
  /// Whether it matches some names but not all.
  let isSelective: Bool

  /// Reads a label; nil when it is no regular expression.
  init?(_ raw: RawScalar) {
    let (bytes, offsets) = raw.decoded
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "/"), bytes.last == UInt8(ascii: "/") else {
      return nil
    }
    self.raw = raw
    pattern = Array(bytes.dropFirst().dropLast())
    self.offsets = offsets[1..<bytes.count]
    syntax = PatternSyntax(pattern)
    language = syntax.flatMap(PatternLanguage.init)
    impossiblePart = syntax?.impossiblePart
    let alternatives = syntax?.alternatives ?? []
    isSelective =
      !alternatives.isEmpty && impossiblePart == nil
      && !alternatives.contains(where: \.matchesEverything)
  }

  /// The place of the bytes `range` of the expression.
  func span(_ range: Range<Int>) -> SourceSpan {
    let lower = offsets[offsets.startIndex + range.lowerBound]
    return SourceSpan(raw.file, ByteRange(lower, offsets[offsets.startIndex + range.upperBound]))
  }

  /// Whether it is the label with which `scope` is opened first.
  func isFirst(of scope: Scope) -> Bool {
    guard let first = scope.header?.rawLabel else { return false }
    return first.token == raw.token && first.file == raw.file
  }

  /// The place of the expression, without its slashes.
  var span: SourceSpan { span(0..<pattern.count) }

  /// An edit that inserts `text`, which has no backslashes, before the byte `index` of the expression.
  func insertion(of text: String, at index: Int) -> Edit {
    Edit(replace: span(index..<index), with: text)
  }
}

extension RawScalar {
  /// The bytes without quotes and with escapes decoded, with the offset of each in the file and of the end.
  var decoded: (bytes: [UInt8], offsets: [UInt32]) {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    let source = self.bytes
    let hasEscapes = tree.tokens.kind(token) == .string
    bytes.reserveCapacity(source.count)
    offsets.reserveCapacity(source.count + 1)
    var index = source.startIndex
    while index < source.endIndex {
      offsets.append(UInt32(index))
      if hasEscapes, source[index] == UInt8(ascii: "\\"), index + 1 < source.endIndex,
        let byte = ScalarText.decoded(source[index + 1])
      {
        bytes.append(byte)
        index += 2
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    offsets.append(UInt32(source.endIndex))
    return (bytes, offsets)
  }
}

/// A rule about the regular expressions of `domain` and `host` stanzas.
protocol PatternRule: Rule {
  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings)
}

extension PatternRule {
  static var subjects: [RuleSubject] { [.patterns(Self.self)] }
}

/// A rule about regular expressions that match some names but not all.
protocol SelectivePatternRule: PatternRule {
  static func check(
    _ label: PatternLabel, _ syntax: PatternSyntax, in scope: Scope, _ findings: inout Findings)
}

extension SelectivePatternRule {
  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard label.isSelective, let syntax = label.syntax else { return }
    check(label, syntax, in: scope, &findings)
  }
}
