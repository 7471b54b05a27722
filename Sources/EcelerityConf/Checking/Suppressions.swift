/// The comments of a configuration that allow findings.
///
/// `# conflint: allow RULE[,RULE] reason` concerns its own line, or the next one when it stands alone;
/// `# conflint: allow-file RULE[,RULE] reason` concerns its file.
struct Suppressions {
  private struct Suppression {
    let rules: [String]
    let span: SourceSpan
    /// The bytes it concerns; nil for the whole file.
    let reach: ByteRange?
  }

  /// Where the suppressions of one rule in one file are, those of lines in order.
  private struct Places {
    var wholeFile: Int?
    var lines: [Int] = []
  }

  private struct Subject: Hashable {
    let file: FileID
    let rule: String
  }

  private var suppressions: [Suppression] = []
  private var places: [Subject: Places] = [:]

  init(_ files: [ConfigurationFile]) {
    for file in files {
      var lines = LineFinder(file.tree.source.bytes)
      for comment in Suppressions.comments(of: file) {
        if let suppression = Suppressions.read(comment, in: file, &lines) { add(suppression) }
      }
    }
  }

  /// `diagnostics` without those that are allowed, and with those of comments that allow nothing.
  ///
  /// A comment that names a rule not in `judged` is left in peace: the rule was not run, or may be
  /// silent because a part of the configuration is not at hand. They are listed only where there is
  /// such a comment.
  func apply(
    to diagnostics: [Diagnostic], judged: @autoclosure () -> Set<String>
  ) -> [Diagnostic] {
    guard !suppressions.isEmpty else { return diagnostics }
    let judged = judged()
    var used = Set<Int>()
    var kept = diagnostics.filter { diagnostic in
      guard let index = suppression(of: diagnostic) else { return true }
      used.insert(index)
      return false
    }
    guard judged.contains(UnusedSuppression.description.id) else { return kept }
    for (index, suppression) in suppressions.enumerated() where !used.contains(index) {
      guard suppression.rules.allSatisfy(judged.contains) else { continue }
      kept.append(UnusedSuppression.diagnostic(suppression.rules, at: suppression.span))
    }
    return kept
  }

  /// The suppression that allows `diagnostic`: that of the line before that of the file.
  private func suppression(of diagnostic: Diagnostic) -> Int? {
    let subject = Subject(file: diagnostic.span.file, rule: diagnostic.rule)
    guard let places = places[subject] else { return nil }
    let offset = diagnostic.span.range.lowerBound
    var low = 0
    var high = places.lines.count
    while low < high {
      let middle = (low + high) / 2
      if reach(places.lines[middle]).lowerBound <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if low > 0, offset <= reach(places.lines[low - 1]).upperBound { return places.lines[low - 1] }
    return places.wholeFile
  }

  private func reach(_ index: Int) -> ByteRange { suppressions[index].reach ?? ByteRange(0, 0) }

  // MARK: Reading comments

  private mutating func add(_ suppression: Suppression) {
    let index = suppressions.count
    suppressions.append(suppression)
    for rule in suppression.rules {
      let subject = Subject(file: suppression.span.file, rule: rule)
      if let reach = suppression.reach {
        add(index, reaching: reach, to: subject)
      } else if places[subject]?.wholeFile == nil {
        places[subject, default: Places()].wholeFile = index
      }
    }
  }

  /// Of several suppressions that start on one line the one that reaches furthest counts.
  private mutating func add(_ index: Int, reaching reach: ByteRange, to subject: Subject) {
    guard let last = places[subject]?.lines.last,
      self.reach(last).lowerBound == reach.lowerBound
    else {
      places[subject, default: Places()].lines.append(index)
      return
    }
    guard self.reach(last).upperBound < reach.upperBound else { return }
    places[subject]?.lines.removeLast()
    places[subject]?.lines.append(index)
  }

  private static let marker = "conflint:"

  /// The comments that are long enough to be one.
  private static func comments(of file: ConfigurationFile) -> [ByteRange] {
    var found: [ByteRange] = []
    let bytes = file.tree.source.bytes
    let search = ByteSearch(marker)
    guard search.isFound(in: bytes, bytes.indices) else { return [] }
    for index in file.tree.tokens.commentedTokens
    where search.isFound(in: bytes, file.tree.tokens.gap(before: TokenIndex(index)).indices) {
      for piece in file.tree.trivia(before: TokenIndex(index)) where piece.isComment {
        if marker.utf8.count < piece.range.count, piece.range.count < 4096 {
          found.append(piece.range)
        }
      }
    }
    return found
  }

  private static func read(
    _ comment: ByteRange, in file: ConfigurationFile, _ lines: inout LineFinder
  ) -> Suppression? {
    let bytes = file.tree.source.bytes[comment.indices]
    guard bytes.drop(while: isDecoration).starts(with: marker.utf8) else { return nil }
    var text = file.tree.source.text(comment).drop { "#/* \t".contains($0) }
    if text.hasSuffix("*/") { text.removeLast(2) }
    let words = text.dropFirst(marker.count).split { $0.isWhitespace }
    guard words.count >= 2, words[0] == "allow" || words[0] == "allow-file" else { return nil }
    return Suppression(
      rules: words[1].split(separator: ",").map(String.init), span: SourceSpan(file.id, comment),
      reach: words[0] == "allow-file" ? nil : lines.reach(of: comment))
  }

  private static func isDecoration(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: " "), 9: true
    default: false
    }
  }
}

/// Finds the lines of comments that come in order, looking at each byte about once.
private struct LineFinder {
  private let bytes: [UInt8]
  private var start = 0
  private var end: Int
  private var firstSolid: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = 0
    firstSolid = 0
    end = lineEnd(from: 0)
    firstSolid = firstSolidByte(from: 0)
  }

  /// The lines of `comment`, and the next one when nothing stands before it.
  mutating func reach(of comment: ByteRange) -> ByteRange {
    move(to: Int(comment.lowerBound))
    let lineStart = start
    let standsAlone = firstSolid == Int(comment.lowerBound)
    move(to: Int(comment.upperBound))
    let isLast = !standsAlone || end >= bytes.count
    return ByteRange(UInt32(lineStart), UInt32(isLast ? end : lineEnd(from: end + 1)))
  }

  private mutating func move(to offset: Int) {
    guard offset > end else { return }
    while offset > end {
      start = end + 1
      end = lineEnd(from: start)
    }
    firstSolid = firstSolidByte(from: start)
  }

  private func lineEnd(from offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  private func firstSolidByte(from offset: Int) -> Int {
    var index = offset
    while index < end, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
      index += 1
    }
    return index
  }
}
