import EcelerityConf
import ToolSupport

/// The code actions for the findings in a range of lines.
enum CodeActions {
  /// The maximum number of findings with actions in one range.
  private static let mostFindings = 50

  /// The actions of the kinds `only` for `range`; if nil, all but those for the whole document. `others` is the
  /// configuration as the other nodes read it.
  static func actions(
    in range: TextRange, only: [String]?, _ view: inout DocumentView, others: [Project],
    _ snapshot: Snapshot
  ) -> [CodeAction] {
    var actions: [CodeAction] = []
    if isWanted(CodeAction.quickFix, only) { actions += quickFixes(in: range, &view) }
    if only != nil, isWanted(CodeAction.fixAll, only) {
      actions += [fixAll(&view, others, snapshot)].compactMap { $0 }
    }
    return actions
  }

  /// Whether `kind`, or a kind that includes it, is in `only`.
  private static func isWanted(_ kind: String, _ only: [String]?) -> Bool {
    only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
  }

  // MARK: One finding

  private static func quickFixes(in range: TextRange, _ view: inout DocumentView) -> [CodeAction] {
    let bytes = lines(of: range, view.document.text)
    let findings = view.project.findings.filter { finding in
      finding.span.file == view.file.id && finding.span.range.indices.lowerBound <= bytes.upperBound
        && finding.span.range.indices.upperBound >= bytes.lowerBound
    }.prefix(mostFindings)
    var fixes: [CodeAction] = []
    var allowances: [CodeAction] = []
    var rules: Set<String> = []
    for finding in findings {
      let diagnostic = Diagnostics.published(finding, &view.places)
      if let fix = finding.fix { fixes.append(action(fix, finding, diagnostic, &view)) }
      if finding.canBeAllowed, rules.insert(finding.rule).inserted {
        allowances += suppressions(finding, diagnostic, &view)
      }
    }
    return fixes + allowances
  }

  /// The bytes of the lines that `range` touches, so that the cursor need not be on the exact word.
  private static func lines(of range: TextRange, _ text: DocumentText) -> Range<Int> {
    let bytes = text.offsets(of: range)
    let last = text.lines.contents(of: text.lines.line(of: bytes.upperBound), in: text.bytes)
    return text.lines.start(of: text.lines.line(of: bytes.lowerBound))..<last.upperBound
  }

  private static func action(
    _ fix: Fix, _ finding: Diagnostic, _ diagnostic: PublishedDiagnostic,
    _ view: inout DocumentView
  ) -> CodeAction {
    let consent = fix.isSafe ? "" : "; changes what the configuration says"
    return CodeAction(
      title: title(of: fix, finding, view) + consent, kind: CodeAction.quickFix,
      diagnostics: [diagnostic], isPreferred: fix.isSafe ? true : nil,
      edit: view.places.workspaceEdit(fix.edits))
  }

  private static func title(of fix: Fix, _ finding: Diagnostic, _ view: DocumentView) -> String {
    guard fix.edits.count == 1, let edit = fix.edits.first else { return "fix \(finding.rule)" }
    let tree = view.configuration.file(edit.span.file).tree
    let old = tree.source.text(edit.span.range)
    guard !Redaction.applies(to: edit.span.range, of: tree), !old.contains("\n"),
      !edit.text.contains("\n"), old.utf8.count <= 40,
      edit.text.utf8.count <= 40
    else { return "fix \(finding.rule)" }
    if edit.text.isEmpty { return "remove `\(old.visible)`" }
    if old.isEmpty { return "insert `\(edit.text.visible)`" }
    return "replace `\(old.visible)` by `\(edit.text.visible)`"
  }

  /// Comments that allow the finding, on the line before it or for the file. A comment that allows
  /// others on the line is extended.
  private static func suppressions(
    _ finding: Diagnostic, _ diagnostic: PublishedDiagnostic, _ view: inout DocumentView
  ) -> [CodeAction] {
    let text = view.document.text
    // Text cannot be inserted before a byte order mark.
    let top = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = text.lines.start(of: text.lines.line(of: Int(finding.span.range.lowerBound)))
    let start = max(line, top)
    var actions: [CodeAction] = []
    if let edit = view.file.extending(suppressionBeforeLineAt: UInt32(line), to: finding.rule) {
      actions.append(allowance("allow \(finding.rule) here", edit, diagnostic, &view))
    } else if !isInsideText(UInt32(start), view.tree) {
      let indent = text.bytes[start...].prefix { $0 == 32 || $0 == 9 }
      let comment = String(decoding: indent, as: UTF8.self) + "# conflint: allow \(finding.rule)"
      let edit = Edit(insert: comment + text.lineEnd, at: UInt32(start), of: view.file.id)
      actions.append(allowance("allow \(finding.rule) here", edit, diagnostic, &view))
    }
    let comment = "# conflint: allow-file \(finding.rule)"
    let edit = Edit(insert: comment + text.lineEnd, at: UInt32(top), of: view.file.id)
    actions.append(allowance("allow \(finding.rule) in this file", edit, diagnostic, &view))
    return actions
  }

  private static func allowance(
    _ title: String, _ edit: Edit, _ diagnostic: PublishedDiagnostic, _ view: inout DocumentView
  ) -> CodeAction {
    CodeAction(
      title: title, kind: CodeAction.quickFix, diagnostics: [diagnostic], isPreferred: nil,
      edit: view.places.workspaceEdit([edit]))
  }

  /// Whether `offset`, the start of a line, is inside a string or a comment, where no comment can be
  /// inserted.
  private static func isInsideText(_ offset: UInt32, _ tree: SyntaxTree) -> Bool {
    let token = tree.token(at: offset)
    let isInside = { (range: ByteRange) in
      range.lowerBound < offset && offset < range.upperBound
    }
    return isInside(tree.tokens.range(token))
      || tree.trivia(before: token).contains { $0.isComment && isInside($0.range) }
  }

  // MARK: All findings

  /// All safe fixes of the document, checked as by `conflint --fix`.
  private static func fixAll(
    _ view: inout DocumentView, _ others: [Project], _ snapshot: Snapshot
  ) -> CodeAction? {
    let settings = view.project.settings
    let identity = view.file.identity
    let application = FixApplication(
      linter: { _ in settings.completeLinter },
      choose: { findings, _ in findings.filter { settings.rules.contains($0.rule) } },
      isEditable: { $0.identity == identity })
    let roots = ([view.project] + others).map { FixRoot($0.root, options: $0.options) }
    guard let outcome = try? application.run(roots, from: snapshot.loader),
      let file = outcome.files.first(where: { $0.identity == identity })
    else { return nil }
    let edits = Formatting.edits(from: view.document.text, to: file.after)
    return CodeAction(
      title: "apply all safe fixes", kind: CodeAction.fixAll, diagnostics: nil, isPreferred: nil,
      edit: WorkspaceEdit(changes: [view.document.uri: edits]))
  }
}
