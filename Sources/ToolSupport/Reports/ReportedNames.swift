internal import EcelerityConf

/// The names of files in reports that other programs read: from the working folder on where a file is below it, in
/// whatever way the command was told of it.
struct ReportedNames {
  private var names: [PathKey: String] = [:]

  /// Those of the files that `findings` are about.
  init(of findings: [Finding]) {
    let folder = workingFolder()
    for finding in findings {
      add(finding.location, below: folder)
      for related in finding.related { add(related.location, below: folder) }
      for edit in finding.edits { add(edit.location, below: folder) }
    }
  }

  /// What the file called `path` is called.
  func name(of path: String) -> String { names[PathKey(path)] ?? Path.normalize(path) }

  private mutating func add(_ location: Location, below folder: String?) {
    let path = location.path
    let key = PathKey(path)
    if names[key] == nil { names[key] = ReportedNames.name(of: path, below: folder) }
  }

  /// A link to a file keeps its name; where another one leads to the folder, the real names tell.
  private static func name(of path: String, below folder: String?) -> String {
    let rest = folder.flatMap { Path.rest(of: Path.normalize(Path.join($0, path)), below: $0) }
    return rest ?? Path.normalize(PatchPath(path).name)
  }
}
