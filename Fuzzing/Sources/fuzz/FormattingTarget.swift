@_spi(Benchmarks) @testable import EcelerityConf

/// Checks that formatting keeps tokens, comments and settings, is stable, and does not depend on
/// how the file is split into parts.
@Sendable func checkFormatting(_ bytes: [UInt8]) {
  let source = SourceFile(path: "a.conf", bytes: bytes)
  let result = Formatter.formatWhole(source)
  if let parts = Formatter.formatParts(of: source, length: 1) {
    require(parts == result, "the parts are laid out in another way than the whole")
  }
  switch result {
  case .refused(let problems):
    require(problems.contains(where: \.isError), "refused without an error")
  case .unchanged:
    let formatted = Formatter.format(SyntaxTree(parsing: source))
    require(formatted == bytes, "unchanged, but formatting changes it")
  case .defect(let defect):
    fatalError(defect)
  case .changed(let formatted):
    require(formatted != bytes, "changed, but the same")
    check(formatted, madeOf: bytes)
  }
}

private func check(_ formatted: [UInt8], madeOf bytes: [UInt8]) {
  require(SignificantBytes.of(formatted) == SignificantBytes.of(bytes), "significant bytes differ")
  let before = SyntaxTree(parsing: SourceFile(path: "a.conf", bytes: bytes))
  let after = SyntaxTree(parsing: SourceFile(path: "a.conf", bytes: formatted))
  require(tokens(before) == tokens(after), "tokens differ")
  require(comments(before) == comments(after), "comments differ")
  require(
    Formatter.formatChecked(after) == .unchanged, "formatting the result again changes it")
  let (old, new) = (configuration(bytes), configuration(formatted))
  require(SettingLine.all(of: old) == SettingLine.all(of: new), "the settings differ")
  require(
    ConfigurationComparison.differences(old, new).isEmpty, "the merged configuration differs")
}

private func tokens(_ tree: SyntaxTree) -> [[UInt8]] {
  (0..<tree.tokens.count).map { Array(tree.source.bytes[tree.tokens.range($0).indices]) }
}

/// The bytes of all comments, without trailing white space.
private func comments(_ tree: SyntaxTree) -> [[UInt8]] {
  (0..<tree.tokens.count).flatMap { index in
    tree.trivia(before: index).filter(\.isComment).map { piece in
      var text = Array(tree.source.bytes[piece.range.indices])
      guard piece.kind == .lineComment else { return text }
      while let last = text.last, last == 32 || (9...13).contains(last) { text.removeLast() }
      return text
    }
  }
}
