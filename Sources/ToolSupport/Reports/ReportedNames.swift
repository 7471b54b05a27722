internal import EcelerityConf

/// The names of files in reports that other programs read: relative to the working folder if the
/// file is below it, however the command was given the file.
struct ReportedNames {
  private var names: [PathKey: String] = [:]

  /// The names of the files that `findings` are about.
  init(of findings: [Finding]) {
    let folder = workingFolder()
    for finding in findings {
      add(finding.location, below: folder)
      for related in finding.related { add(related.location, below: folder) }
      for edit in finding.edits { add(edit.location, below: folder) }
    }
  }

  /// The name of the file at `path`.
  func name(of path: String) -> String { names[PathKey(path)] ?? Path.normalize(path) }

  private mutating func add(_ location: Location, below folder: String?) {
    let path = location.path
    let key = PathKey(path)
    if names[key] == nil { names[key] = ReportedNames.name(of: path, below: folder) }
  }

  /// The name of the file at `path`. A link to a file keeps its name; if a link leads to the
  /// folder, real paths are compared.
  private static func name(of path: String, below folder: String?) -> String {
    let rest = folder.flatMap { Path.rest(of: Path.normalize(Path.join($0, path)), below: $0) }
    return rest ?? Path.normalize(PatchPath(path).name)
  }
}
