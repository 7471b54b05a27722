import EcelerityConf
import ToolSupport

/// What several views of the same files have in common: what is a safe fix for one of them need not be one
/// for another that reads the file too, and a comment that one of them needs is needed.
struct SharedFiles {
  /// What one node sees of one main file, or whoever sees it when there are no nodes.
  struct View {
    let files: [FileIdentity]
    /// The names by which it reads them.
    let paths: [String]
    let findings: [Finding]
  }

  /// A place and a text, of a file that others may read by another name.
  private struct Words: Hashable {
    let file: FileIdentity?
    let start: Position
    let end: Position
    let text: String
  }

  private struct Reader {
    let files: Set<FileIdentity>
    /// The safe fixes, each by its edits.
    var safeFixes: Set<[Words]> = []
    /// The findings that hold only where all have them.
    var claims: Set<Words> = []
  }

  private var readers: [Reader] = []

  init(_ views: [View]) {
    // A single one agrees with itself.
    guard views.count > 1 else { return }
    readers = views.map { view in
      let names = FileNames(view)
      var reader = Reader(files: Set(view.files))
      for finding in view.findings {
        if finding.isSafelyFixed { reader.safeFixes.insert(names.edits(of: finding)) }
        if finding.diagnostic.holdsOnlyForAll { reader.claims.insert(names.claim(of: finding)) }
      }
      return reader
    }
  }

  /// What `view` has found, without what holds only where all that read the file have it; what not all of
  /// these call a safe fix needs consent.
  func findings(of view: View) -> [Finding] {
    if readers.isEmpty { return view.findings }
    let names = FileNames(view)
    return view.findings.filter { holds($0, names) }
      .map { isSafe($0, names) ? $0 : $0.needingConsent }
  }

  private func holds(_ finding: Finding, _ names: FileNames) -> Bool {
    guard finding.diagnostic.holdsOnlyForAll else { return true }
    let claim = names.claim(of: finding)
    return readers.allSatisfy {
      $0.claims.contains(claim) || !(claim.file.map($0.files.contains) ?? false)
    }
  }

  private func isSafe(_ finding: Finding, _ names: FileNames) -> Bool {
    guard finding.isSafelyFixed else { return true }
    let edits = names.edits(of: finding)
    let files = edits.compactMap(\.file)
    return readers.allSatisfy { $0.safeFixes.contains(edits) || $0.files.isDisjoint(with: files) }
  }

  /// Which files the names of a view stand for.
  private struct FileNames {
    private var files: [PathKey: FileIdentity] = [:]

    init(_ view: View) {
      for (path, file) in zip(view.paths, view.files) { files[PathKey(path)] = file }
    }

    func edits(of finding: Finding) -> [Words] {
      finding.edits.map { words($0.text, at: $0.location) }
    }

    func claim(of finding: Finding) -> Words {
      words(finding.diagnostic.message, at: finding.location)
    }

    private func words(_ text: String, at place: Location) -> Words {
      Words(file: files[PathKey(place.path)], start: place.start, end: place.end, text: text)
    }
  }
}

extension Finding {
  /// Whether there is a fix, and it needs no consent.
  fileprivate var isSafelyFixed: Bool { diagnostic.fix?.isSafe ?? false }
}
