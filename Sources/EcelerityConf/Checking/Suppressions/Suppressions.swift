/// The comments of a configuration that suppress findings.
struct Suppressions {
  /// The suppressions of one rule in one file; those of lines are sorted.
  private struct Places {
    var wholeFile: Int?
    var lines: [Int] = []
  }

  private struct Subject: Hashable {
    let file: FileID
    let rule: String
  }

  private var suppressions: [Suppression] = []
  /// The bytes that each of them applies to; nil for its whole file.
  private var reaches: [ByteRange?] = []
  /// Comments that look like suppressions but have an unknown verb.
  private var strays: [Suppression] = []
  private var places: [Subject: Places] = [:]
  /// The lines after those with comments at their ends, which these apply to where they suppress nothing on their own.
  private var nextLines: [(index: Int, line: ByteRange)] = []

  init(_ files: [ConfigurationFile]) {
    for file in files {
      var lines = LineFinder(file.tree.source.bytes)
      var ofLines: [(suppression: Suppression, lines: CommentedLines)] = []
      for comment in Suppressions.comments(of: file) {
        guard let suppression = Suppression(comment, in: file) else { continue }
        switch suppression.verb {
        case .allow: ofLines.append((suppression, lines.lines(of: comment)))
        case .allowFile: add(suppression, reaching: nil)
        case nil: strays.append(suppression)
        }
      }
      let reaches = CommentedLines.reaches(of: ofLines.map(\.lines))
      for (index, reach) in reaches.enumerated() {
        if let line = ofLines[index].lines.next { nextLines.append((suppressions.count, line)) }
        add(ofLines[index].suppression, reaching: reach)
      }
    }
  }

  /// Removes the suppressed `diagnostics`, and adds diagnostics for comments that suppress nothing.
  ///
  /// A name in a comment is reported as unused only if its rule is in `judged`: other rules were not run, or may be
  /// silent because a part of the configuration is missing. The set is computed only where there is such a comment.
  func apply(to diagnostics: inout [Diagnostic], judged: @autoclosure () -> Set<String>) {
    guard !suppressions.isEmpty || !strays.isEmpty else { return }
    var isUsed = suppressions.map { $0.names.map { _ in false } }
    diagnostics.removeAll { diagnostic in
      guard let index = suppression(of: diagnostic),
        let name = suppressions[index].names.firstIndex(where: { $0.text == diagnostic.rule })
      else { return false }
      isUsed[index][name] = true
      return true
    }
    removeOnNextLines(from: &diagnostics, &isUsed)
    let judged = judged()
    guard judged.contains(UnusedSuppression.description.id) else { return }
    var reported = ReportedRules(diagnostics)
    for (index, suppression) in suppressions.enumerated() {
      let uses = isUsed[index]
      if !uses.isEmpty, !uses.contains(false) { continue }
      let unused = suppression.names.indices.filter { !uses[$0] }.map { suppression.names[$0] }
      diagnostics += UnusedSuppression.diagnostics(of: suppression, unused, judged: judged) {
        reported.rules(in: suppression.span.file, reaches[index])
      }
    }
    diagnostics += strays.compactMap { UnusedSuppression.diagnostic(ofStray: $0) }
  }

  /// Removes diagnostics on the lines after comments at the end of a line, for the names that suppress nothing on their
  /// own line.
  private func removeOnNextLines(from diagnostics: inout [Diagnostic], _ isUsed: inout [[Bool]]) {
    var unused: [Subject: [(line: ByteRange, index: Int, name: Int)]] = [:]
    for (index, line) in nextLines {
      let suppression = suppressions[index]
      for (name, word) in suppression.names.enumerated() where !isUsed[index][name] {
        let subject = Subject(file: suppression.span.file, rule: word.text)
        unused[subject, default: []].append((line, index, name))
      }
    }
    guard !unused.isEmpty else { return }
    diagnostics.removeAll { diagnostic in
      let subject = Subject(file: diagnostic.span.file, rule: diagnostic.rule)
      guard let lines = unused[subject] else { return false }
      let offset = diagnostic.span.range.lowerBound
      let next = lines.partitioningIndex { $0.line.lowerBound > offset }
      guard let last = lines[..<next].last, offset <= last.line.upperBound else { return false }
      isUsed[last.index][last.name] = true
      return true
    }
  }

  /// The suppression of `diagnostic`; that of a line takes precedence over that of the file.
  private func suppression(of diagnostic: Diagnostic) -> Int? {
    let subject = Subject(file: diagnostic.span.file, rule: diagnostic.rule)
    guard let places = places[subject] else { return nil }
    let offset = diagnostic.span.range.lowerBound
    let next = places.lines.partitioningIndex { reach($0).lowerBound > offset }
    if let last = places.lines[..<next].last, offset <= reach(last).upperBound { return last }
    return places.wholeFile
  }

  private func reach(_ index: Int) -> ByteRange { reaches[index] ?? ByteRange(0, 0) }

  // MARK: Reading comments

  private mutating func add(_ suppression: Suppression, reaching reach: ByteRange?) {
    let index = suppressions.count
    suppressions.append(suppression)
    reaches.append(reach)
    for name in suppression.names {
      let subject = Subject(file: suppression.span.file, rule: name.text)
      if let reach {
        add(index, reaching: reach, to: subject)
      } else if places[subject]?.wholeFile == nil {
        places[subject, default: Places()].wholeFile = index
      }
    }
  }

  /// Of several suppressions that start on one line, the one that reaches furthest is kept.
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

  /// The comments that may be suppressions, by their length.
  private static func comments(of file: ConfigurationFile) -> [ByteRange] {
    var found: [ByteRange] = []
    let bytes = file.tree.source.bytes
    let search = ByteSearch(Suppression.marker)
    guard search.isFound(in: bytes, bytes.indices) else { return [] }
    for index in file.tree.tokens.commentedTokens
    where search.isFound(in: bytes, file.tree.tokens.gap(before: TokenIndex(index)).indices) {
      for piece in file.tree.trivia(before: TokenIndex(index)) where piece.isComment {
        if Suppression.marker.utf8.count < piece.range.count, piece.range.count < 4096 {
          found.append(piece.range)
        }
      }
    }
    return found
  }
}

/// The rules that report something in a part of a file; sorted on first use.
private struct ReportedRules {
  private let diagnostics: [Diagnostic]
  private lazy var sorted = diagnostics.map { ($0.span.file, $0.span.range.lowerBound, $0.rule) }
    .sorted { ($0.0.rawValue, $0.1) < ($1.0.rawValue, $1.1) }

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// The distinct rules with findings in the bytes `reach` of `file`, or anywhere in it.
  mutating func rules(in file: FileID, _ reach: ByteRange?) -> [String] {
    let reach = reach ?? ByteRange(0, UInt32.max)
    let first = sorted.partitioningIndex {
      ($0.0.rawValue, $0.1) >= (file.rawValue, reach.lowerBound)
    }
    var found: [String] = []
    for (otherFile, offset, rule) in sorted[first...] {
      guard otherFile == file, offset <= reach.upperBound else { break }
      if !found.contains(rule) { found.append(rule) }
    }
    return found
  }
}

/// The lines of a comment that suppresses findings, and what it applies to.
private struct CommentedLines {
  /// Its own lines, and the next one when nothing is before it on its line.
  var reach: ByteRange
  /// Whether nothing else is on its lines.
  let isAlone: Bool
  /// The next line when something is before it on its own.
  let next: ByteRange?

  /// What each of `comments`, in the order of the file, applies to. Those on lines of their own, one below the other,
  /// all apply to the line below the last of them.
  static func reaches(of comments: [CommentedLines]) -> [ByteRange] {
    var reaches = comments.map(\.reach)
    for index in comments.indices.dropLast().reversed() {
      let next = comments[index + 1]
      if comments[index].isAlone, next.isAlone,
        next.reach.lowerBound > comments[index].reach.lowerBound,
        next.reach.lowerBound <= comments[index].reach.upperBound
      {
        reaches[index].upperBound = reaches[index + 1].upperBound
      }
    }
    return reaches
  }
}

/// Finds the lines of comments passed in order, reading each byte about once.
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

  mutating func lines(of comment: ByteRange) -> CommentedLines {
    move(to: Int(comment.lowerBound))
    let lineStart = start
    let isFirst = firstSolid == Int(comment.lowerBound)
    move(to: Int(comment.upperBound))
    let next =
      end < bytes.count ? ByteRange(UInt32(end + 1), UInt32(lineEnd(from: end + 1))) : nil
    let rest = bytes[Int(comment.upperBound)..<max(end, Int(comment.upperBound))]
    let last = isFirst ? next?.upperBound : nil
    return CommentedLines(
      reach: ByteRange(UInt32(lineStart), last ?? UInt32(end)),
      isAlone: isFirst && rest.allSatisfy(ByteClass.isWhiteSpace), next: isFirst ? nil : next)
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
    // A comment after a byte order mark is alone on its line.
    let hasMark = offset == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var index = hasMark ? 3 : offset
    while index < end, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
      index += 1
    }
    return index
  }
}
