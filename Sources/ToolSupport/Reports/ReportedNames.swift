internal import EcelerityConf

/// The names of files in reports that other programs read: relative to the working directory if the
/// file is below it, however the command was given the file.
struct ReportedNames {
  private var names: [PathKey: String] = [:]

  /// The names of the files that `findings` are about.
  init(of findings: [Finding]) {
    let directory = workingDirectory()
    for finding in findings {
      add(finding.location, below: directory)
      for related in finding.related { add(related.location, below: directory) }
      for edit in finding.edits { add(edit.location, below: directory) }
    }
  }

  /// The name of the file at `path`.
  func name(of path: String) -> String { names[PathKey(path)] ?? Path.normalize(path) }

  private mutating func add(_ location: Location, below directory: String?) {
    let path = location.path
    let key = PathKey(path)
    if names[key] == nil { names[key] = ReportedNames.name(of: path, below: directory) }
  }

  /// The name of the file at `path`. A link to a file keeps its name; if a link leads to the
  /// directory, real paths are compared.
  private static func name(of path: String, below directory: String?) -> String {
    let rest = directory.flatMap { Path.rest(of: Path.normalize(Path.join($0, path)), below: $0) }
    return rest ?? Path.normalize(PatchPath(path).name)
  }
}
