import EcelerityConf
import ToolSupport

/// Files shared by several views: a fix that is safe in one of them may not be safe in another that
/// reads the file, too, and a comment that one of them needs is needed.
struct SharedFiles {
  /// One main file as seen from one node, or without nodes.
  struct View {
    let files: [FileIdentity]
    /// The paths by which it reads them.
    let paths: [String]
    let findings: [Finding]
  }

  /// A place and a text, independent of the path by which the file is read.
  private struct Words: Hashable {
    let file: FileIdentity?
    let start: Position
    let end: Position
    let text: String
  }

  /// The indices of the views that read each file.
  private var readers: [FileIdentity: Set<Int>] = [:]
  /// The number of views that have each safe fix, given by its edits.
  private var safeFixes: [[Words]: Int] = [:]
  /// The number of views that have each finding that must be true in all views.
  private var claims: [Words: Int] = [:]

  init(_ views: [View]) {
    // A single view needs no comparison.
    guard views.count > 1 else { return }
    for (number, view) in views.enumerated() {
      for file in view.files { readers[file, default: []].insert(number) }
      count(view)
    }
  }

  private mutating func count(_ view: View) {
    let names = FileNames(view)
    let fixed = view.findings.filter(\.isSafelyFixed)
    for fix in Set(fixed.map { names.edits(of: $0) }) { safeFixes[fix, default: 0] += 1 }
    let claimed = view.findings.filter(\.diagnostic.holdsOnlyForAll)
    for claim in Set(claimed.map { names.claim(of: $0) }) { claims[claim, default: 0] += 1 }
  }

  /// The findings of `view`, without those that must be true in all views of the file but are not;
  /// a fix that is not safe in all of these needs consent.
  func findings(of view: View) -> [Finding] {
    if readers.isEmpty { return view.findings }
    let names = FileNames(view)
    return view.findings.filter { holds($0, names) }
      .map { isSafe($0, names) ? $0 : $0.needingConsent }
  }

  private func holds(_ finding: Finding, _ names: FileNames) -> Bool {
    guard finding.diagnostic.holdsOnlyForAll else { return true }
    let claim = names.claim(of: finding)
    return claim.file.map { claims[claim] == readers[$0]?.count } ?? true
  }

  private func isSafe(_ finding: Finding, _ names: FileNames) -> Bool {
    guard finding.isSafelyFixed else { return true }
    let edits = names.edits(of: finding)
    let files = Set(edits.compactMap(\.file))
    // A view with the fix reads the files it edits.
    return files.isEmpty || safeFixes[edits] == countOfReaders(of: files)
  }

  /// The number of views that read one of `files`; most fixes edit one file.
  private func countOfReaders(of files: Set<FileIdentity>) -> Int {
    guard files.count > 1 else { return files.first.flatMap { readers[$0]?.count } ?? 0 }
    return files.reduce(into: Set<Int>()) { $0.formUnion(readers[$1] ?? []) }.count
  }

  /// The files that the paths of a view refer to.
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
  /// Whether there is a fix that needs no consent.
  fileprivate var isSafelyFixed: Bool { diagnostic.fix?.isSafe ?? false }
}
