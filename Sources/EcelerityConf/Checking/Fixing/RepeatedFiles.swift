/// The files that a configuration includes in several scopes.
///
/// An edit of such a file edits all of these scopes, so a fix is valid only where each of them has it.
struct RepeatedFiles {
  /// A fix as an edit of one file.
  private struct Change: Hashable {
    let edits: [Edit]
    let file: FileID
  }

  private let configuration: Configuration
  /// The scopes that include each of these files, in reading order.
  private let scopes: [FileID: [ScopeID]]

  /// Rules about text, whose findings are the same in whatever scope it is read.
  private static let rulesAboutText = Set(
    RuleCatalog.all.lazy.filter { $0.isAboutText }.map { $0.description.id })

  init(of configuration: Configuration) {
    self.configuration = configuration
    scopes = RepeatedFiles.including(configuration).filter { $0.value.count > 1 }
  }

  private static func including(_ configuration: Configuration) -> [FileID: [ScopeID]] {
    let includes = configuration.includes
    guard includes.count > 1 || configuration.localChanges != nil else { return [:] }
    var seen: [FileID: Set<ScopeID>] = [:]
    var scopes: [FileID: [ScopeID]] = [:]
    func add(_ file: FileID, _ scope: ScopeID) {
      if seen[file, default: []].insert(scope).inserted { scopes[file, default: []].append(scope) }
    }
    for include in includes {
      for file in include.files { add(file, include.scope) }
    }
    if let file = configuration.localChanges { add(file, .global) }
    return scopes
  }

  /// Withholds the fixes of `diagnostics` that some scope which includes an edited file does not have.
  func withholdFixes(of diagnostics: inout [Diagnostic]) {
    guard !scopes.isEmpty else { return }
    let agreeing = agreement(of: diagnostics)
    for index in diagnostics.indices {
      guard let fix = diagnostics[index].fix,
        let (path, scope) = dissent(from: diagnostics[index], fix, agreeing)
      else { continue }
      diagnostics[index].fix = nil
      diagnostics[index].withheldFix = WithheldFix(
        fix, because: .otherScope(path: path, scope: scope))
      let remark = FixRejection.notFoundInScope(path: path, scope: scope).message
      let detail = diagnostics[index].detail
      diagnostics[index].detail = detail.isEmpty ? remark : detail + "; but " + remark
    }
  }

  /// The scopes that have each fix.
  private func agreement(of diagnostics: [Diagnostic]) -> [Change: Set<ScopeID>] {
    var agreeing: [Change: Set<ScopeID>] = [:]
    for diagnostic in diagnostics where isJudged(diagnostic) {
      guard let fix = diagnostic.fix else { continue }
      for file in files(of: fix) {
        guard let scope = scope(including: file, around: ScopeID(diagnostic.scopeNumber)) else {
          continue
        }
        agreeing[Change(edits: fix.edits, file: file), default: []].insert(scope)
      }
    }
    return agreeing
  }

  /// An edited file, by its path, and the title of a scope that includes it without having the fix; nil when there is
  /// none.
  private func dissent(
    from diagnostic: Diagnostic, _ fix: Fix, _ agreeing: [Change: Set<ScopeID>]
  ) -> (path: String, scope: String)? {
    guard isJudged(diagnostic) else { return nil }
    for file in files(of: fix) {
      let known = agreeing[Change(edits: fix.edits, file: file)] ?? []
      if let other = scopes[file]?.first(where: { !known.contains($0) }) {
        return (
          configuration.file(file).path, Scope(configuration: configuration, id: other).title
        )
      }
    }
    return nil
  }

  private func isJudged(_ diagnostic: Diagnostic) -> Bool {
    !RepeatedFiles.rulesAboutText.contains(diagnostic.rule)
  }

  /// Those of the files that `fix` edits, in reading order.
  private func files(of fix: Fix) -> [FileID] {
    Set(fix.edits.map(\.span.file)).filter { scopes[$0] != nil }.sorted()
  }

  /// The innermost scope that includes `file` and is `scope` or contains it.
  private func scope(including file: FileID, around scope: ScopeID) -> ScopeID? {
    guard let including = scopes[file] else { return nil }
    var scope = scope
    while !including.contains(scope) {
      scope = configuration.scopes[scope.index].parent
      guard scope != .none else { return nil }
    }
    return scope
  }
}

extension Rule {
  /// Whether it checks tokens and comments alone, not what they mean in a scope.
  fileprivate static var isAboutText: Bool {
    subjects.allSatisfy { subject in
      switch subject.kind {
      case .syntax, .files: true
      case .settings, .scopes, .labels, .patterns, .configuration: false
      }
    }
  }
}
