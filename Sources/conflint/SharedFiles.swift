import EcelerityConf
import ToolSupport

/// What several views of the same files have in common: what is a safe fix for one of them need not be one
/// for another that reads the file too.
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
  }

  private var readers: [Reader] = []

  init(_ views: [View]) {
    // A single one agrees with itself.
    guard views.count > 1 else { return }
    readers = views.map { view in
      let names = FileNames(view)
      var reader = Reader(files: Set(view.files))
      for finding in view.findings where finding.isSafelyFixed {
        reader.safeFixes.insert(names.edits(of: finding))
      }
      return reader
    }
  }

  /// What `view` has found; what not all that read the file call a safe fix needs consent.
  func findings(of view: View) -> [Finding] {
    if readers.isEmpty { return view.findings }
    let names = FileNames(view)
    return view.findings.map { isSafe($0, names) ? $0 : $0.needingConsent }
  }

  private func isSafe(_ finding: Finding, _ names: FileNames) -> Bool {
    guard finding.isSafelyFixed else { return true }
    let edits = names.edits(of: finding)
    let files = edits.compactMap(\.file)
    return readers.allSatisfy { $0.safeFixes.contains(edits) || $0.files.isDisjoint(with: files) }
  }

  /// Which files the names of a view stand for.
  private struct FileNames {
    private var files: [String: FileIdentity] = [:]

    init(_ view: View) {
      for (path, file) in zip(view.paths, view.files) { files[path] = file }
    }

    func edits(of finding: Finding) -> [Words] {
      finding.edits.map { edit in
        let place = edit.location
        return Words(
          file: files[place.path], start: place.start, end: place.end, text: edit.text)
      }
    }
  }
}

extension Finding {
  /// Whether there is a fix, and it needs no consent.
  fileprivate var isSafelyFixed: Bool { diagnostic.fix?.isSafe ?? false }
}
