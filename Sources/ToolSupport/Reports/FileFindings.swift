internal import EcelerityConf

/// The findings of one file.
struct FileFindings {
  /// The file, as shown to users.
  let path: String
  /// Its findings, in their original order.
  let findings: LazyMapCollection<[Int], Finding>
}

extension [Finding] {
  /// The findings grouped by file, in the order of each file's first finding.
  var byFile: [FileFindings] {
    var paths: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, finding) in enumerated() {
      let path = finding.location.path
      if groups[path] == nil { paths.append(path) }
      groups[path, default: []].append(index)
    }
    return paths.map { path in
      FileFindings(path: path, findings: (groups[path] ?? []).lazy.map { self[$0] })
    }
  }
}
