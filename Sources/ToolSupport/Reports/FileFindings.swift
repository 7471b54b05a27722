internal import EcelerityConf

/// The findings of one file.
struct FileFindings {
  /// The file, as it is named to people.
  let path: String
  /// Its findings, in the order they were given.
  let findings: LazyMapCollection<[Int], Finding>
}

extension [Finding] {
  /// The findings of each file, files in the order of their first finding.
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
