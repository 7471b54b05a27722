/// The findings and fixes on which several configurations that have files in common agree.
///
/// An edit of a file edits every configuration that reads it. So a fix is valid only where all of these have it, and safe
/// only where all of them call it safe. Some findings, too, hold only where all of them have it
/// (`RuleDescription.needsAllReaders`).
package struct SharedFixes: Sendable {
  /// The findings of one configuration. It does not retain the configuration.
  package struct View: Sendable {
    /// The findings.
    package let findings: [Diagnostic]
    /// By the numbers of files.
    private let identities: [FileIdentity]

    /// A view with `findings` of `configuration`.
    package init(_ findings: [Diagnostic], in configuration: Configuration) {
      self.findings = findings
      identities = configuration.files.map(\.identity)
    }

    fileprivate var files: Set<FileIdentity> { Set(identities) }

    fileprivate func edits(of fix: Fix) -> [PlacedEdit]? {
      [PlacedEdit](fix) { identities[Int($0.rawValue)] }?.map(\.undeclared)
    }

    fileprivate func claim(of finding: Diagnostic) -> Claim {
      Claim(
        file: identities[Int(finding.span.file.rawValue)], range: finding.span.range,
        message: finding.message)
    }
  }

  /// A finding that holds only where all have it.
  fileprivate struct Claim: Hashable {
    let file: FileIdentity
    let range: ByteRange
    let message: String
  }

  private struct Support {
    /// The numbers of the views that have the fix.
    var views: Set<Int> = []
    /// Whether all of them call it safe.
    var isSafe = true
  }

  /// The numbers of the views that read each file; empty when there is only one view, which agrees with itself.
  private var readers: [FileIdentity: Set<Int>] = [:]
  private var fixes: [[PlacedEdit]: Support] = [:]
  private var claims: [Claim: Set<Int>] = [:]

  private static let rulesNeedingAllReaders = Set(
    RuleCatalog.all.lazy.map { $0.description }.filter(\.needsAllReaders).map(\.id))

  /// The agreement of `views`.
  package init(_ views: [View]) {
    guard views.count > 1 else { return }
    for (number, view) in views.enumerated() {
      for file in view.files { readers[file, default: []].insert(number) }
      for finding in view.findings { add(finding, of: view, number) }
    }
  }

  private mutating func add(_ finding: Diagnostic, of view: View, _ number: Int) {
    if SharedFixes.needsAllReaders(finding) {
      claims[view.claim(of: finding), default: []].insert(number)
    }
    guard let fix = finding.fix, let edits = view.edits(of: fix) else { return }
    fixes[edits, default: Support()].views.insert(number)
    if !fix.isSafe { fixes[edits]?.isSafe = false }
  }

  // MARK: Findings

  /// Whether `finding` of `view` is one although others read the file.
  package func holds(_ finding: Diagnostic, of view: View) -> Bool {
    guard !readers.isEmpty, SharedFixes.needsAllReaders(finding) else { return true }
    let claim = view.claim(of: finding)
    return claims[claim] == readers[claim.file]
  }

  /// Whether `finding` of `view` has a fix that is valid and safe for all that read the files it edits.
  package func isSafelyFixed(_ finding: Diagnostic, of view: View) -> Bool {
    guard let fix = finding.fix, fix.isSafe else { return false }
    guard !readers.isEmpty, let edits = view.edits(of: fix) else { return true }
    return fixes[edits]?.isSafe ?? true && firstReader(without: edits) == nil
  }

  /// `finding` of `view` as far as all agree that read the same files: without a fix that one of them does not have, and
  /// with one that needs consent where one of them says so; nil when it is no finding for all.
  package func agreed(_ finding: Diagnostic, of view: View) -> Diagnostic? {
    guard holds(finding, of: view) else { return nil }
    guard !readers.isEmpty, let fix = finding.fix else { return finding }
    var agreed = finding
    if let edits = view.edits(of: fix), firstReader(without: edits) == nil {
      agreed.fix?.isSafe = fixes[edits]?.isSafe ?? false
    } else {
      agreed.fix = nil
    }
    return agreed
  }

  /// Whether `finding` holds only where all configurations that read the file have it.
  static func needsAllReaders(_ finding: Diagnostic) -> Bool {
    rulesNeedingAllReaders.contains(finding.rule)
  }

  // MARK: Candidates

  /// Whether no configuration has `candidate` as a fix that needs consent.
  func isSafe(_ candidate: FixCandidate) -> Bool {
    candidate.fix.isSafe && fixes[candidate.undeclaredEdits]?.isSafe ?? true
  }

  /// The number of the first configuration that reads a file which `candidate` edits and does not have the fix.
  func firstReader(without candidate: FixCandidate) -> Int? {
    firstReader(without: candidate.undeclaredEdits)
  }

  private func firstReader(without edits: [PlacedEdit]) -> Int? {
    guard !readers.isEmpty else { return nil }
    let views = fixes[edits]?.views ?? []
    return Set(edits.map(\.file)).compactMap { file in
      readers[file]?.subtracting(views).min()
    }.min()
  }
}
