/// The comments of a configuration that allow findings.
///
/// `# conflint: allow RULE[,RULE] reason` concerns its own line, or the next one when it stands alone;
/// `# conflint: allow-file RULE[,RULE] reason` concerns its file.
struct Suppressions {
  private struct Suppression {
    let rules: [String]
    /// First byte of the comment, and of the line it stands on.
    let comment: ByteRange
    let span: SourceSpan
    /// The bytes it concerns.
    let reach: ByteRange
    var isUsed = false
  }

  private var suppressions: [FileID: [Suppression]] = [:]

  init(_ files: [ConfigurationFile]) {
    for file in files {
      let found = Suppressions.read(file)
      if !found.isEmpty { suppressions[file.id] = found }
    }
  }

  /// `diagnostics` without those that are allowed, and with those of comments that allow nothing.
  ///
  /// A comment that names only rules that were not run is left in peace.
  func apply(to diagnostics: [Diagnostic], enabled: Set<String>) -> [Diagnostic] {
    guard !suppressions.isEmpty else { return diagnostics }
    var suppressions = suppressions
    var kept = diagnostics.filter { !Suppressions.allow($0, &suppressions) }
    guard enabled.contains(UnusedSuppression.description.id) else { return kept }
    for suppression in suppressions.values.joined() where !suppression.isUsed {
      guard suppression.rules.allSatisfy(enabled.contains) else { continue }
      kept.append(UnusedSuppression.diagnostic(suppression.rules, at: suppression.span))
    }
    return kept
  }

  private static func allow(
    _ diagnostic: Diagnostic, _ suppressions: inout [FileID: [Suppression]]
  ) -> Bool {
    guard let inFile = suppressions[diagnostic.span.file] else { return false }
    let place = diagnostic.span.range.lowerBound
    let match = inFile.firstIndex {
      $0.reach.lowerBound <= place && place <= $0.reach.upperBound
        && $0.rules.contains(diagnostic.rule)
    }
    guard let match else { return false }
    suppressions[diagnostic.span.file]?[match].isUsed = true
    return true
  }

  // MARK: Reading comments

  private static func read(_ file: ConfigurationFile) -> [Suppression] {
    let tokens = file.tree.tokens
    var found: [Suppression] = []
    for index in 0..<tokens.count {
      let gap = tokens.gap(before: index)
      guard gap.count > marker.utf8.count else { continue }
      for piece in file.tree.trivia(before: index) where piece.isComment {
        if let suppression = read(piece.range, in: file) { found.append(suppression) }
      }
    }
    return found
  }

  private static let marker = "conflint:"

  private static func read(_ comment: ByteRange, in file: ConfigurationFile) -> Suppression? {
    guard comment.count < 4096 else { return nil }
    let text = file.tree.source.text(comment).drop { "#/* \t".contains($0) }
    guard text.hasPrefix(marker) else { return nil }
    let words = text.dropFirst(marker.count).split { $0 == " " || $0 == "\t" }
    guard words.count >= 2, words[0] == "allow" || words[0] == "allow-file" else { return nil }
    let rules = words[1].split(separator: ",").map(String.init)
    let lines = reach(of: comment, in: file.tree.source.bytes)
    let whole = ByteRange(0, UInt32(file.tree.source.bytes.count))
    return Suppression(
      rules: rules, comment: comment, span: SourceSpan(file.id, comment),
      reach: words[0] == "allow-file" ? whole : lines)
  }

  /// The line of the comment, and the next one when nothing else stands on it.
  private static func reach(of comment: ByteRange, in bytes: [UInt8]) -> ByteRange {
    var start = Int(comment.lowerBound)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let before = bytes[start..<Int(comment.lowerBound)]
    let standsAlone = before.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var end = endOfLine(from: Int(comment.upperBound), bytes)
    if standsAlone, end < bytes.count { end = endOfLine(from: end + 1, bytes) }
    return ByteRange(UInt32(start), UInt32(end))
  }

  private static func endOfLine(from offset: Int, _ bytes: [UInt8]) -> Int {
    bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }
}
