internal import EcelerityConf

/// Findings that are accepted: what was there when somebody began to check.
///
/// A finding is recognized by its `FindingIdentity`: lines may move and be indented anew; a line that
/// is changed is looked at again.
package struct Baseline: Sendable {
  private let entries: Set<FindingIdentity>
  private let folder: String
  private let workingFolder: String

  /// The file at `path` accepts `findings`; relative paths start at `workingFolder`.
  package init(accepting findings: [Finding], at path: String, workingFolder: String) {
    self.workingFolder = workingFolder
    folder = Path.folder(of: Path.normalize(Path.join(workingFolder, path)))
    let names = FileNames(folder, workingFolder)
    entries = Set(FindingIdentity.identities(of: findings, in: names.name))
  }

  /// Reads the document at `path`.
  package init(reading path: String, workingFolder: String) throws {
    self.workingFolder = workingFolder
    folder = Path.folder(of: Path.normalize(Path.join(workingFolder, path)))
    let bytes = try StampedFile.read(path).bytes
    guard let document = Baseline.document(bytes) else { throw InvalidBaseline(path: path) }
    entries = Set(document.findings)
  }

  /// Whether `bytes` are a baseline of this version.
  package static func isBaseline(_ bytes: [UInt8]) -> Bool { document(bytes) != nil }

  private static func document(_ bytes: [UInt8]) -> BaselineDocument? {
    guard let document = try? JSONText.decode(BaselineDocument.self, from: bytes),
      isUnderstood(formatVersion: document.formatVersion)
    else { return nil }
    return document
  }

  /// The document to write.
  package func document() throws -> [UInt8] {
    let sorted = entries.sorted {
      ($0.file, $0.rule, $0.scope, $0.text, $0.ordinal)
        < ($1.file, $1.rule, $1.scope, $1.text, $1.ordinal)
    }
    return try JSONText.encode(BaselineDocument(findings: sorted), .indented)
  }

  /// Which of `findings` are not accepted, in their order.
  package func news(in findings: [Finding]) -> [Finding] {
    isNew(findings).enumerated().filter(\.element).map { findings[$0.offset] }
  }

  /// Number of accepted findings that are not among `findings`, which is all that was found by
  /// `rules` in the files at `paths`. Of other rules and files nothing is known, and their entries do
  /// not count. Relative paths start at the working folder.
  package func goneCount(
    from findings: [Finding], of rules: Set<String>, in paths: [String]
  ) -> Int {
    let names = FileNames(folder, workingFolder)
    let checked = Set(paths.map { PathKey(names.name(of: $0)) })
    let found = Set(FindingIdentity.identities(of: findings, in: names.name))
    return entries.count {
      rules.contains($0.rule) && checked.contains($0.file) && !found.contains($0)
    }
  }

  /// For each of `findings`, whether it is not accepted.
  package func isNew(_ findings: [Finding]) -> [Bool] {
    let names = FileNames(folder, workingFolder)
    return FindingIdentity.identities(of: findings, in: names.name).map { !entries.contains($0) }
  }
}

/// The file is no baseline.
package struct InvalidBaseline: Error, CustomStringConvertible {
  let path: String

  /// What is there, then what to do.
  package var description: String {
    "`\(path.visible)` is not a baseline of this version; make one with --write-baseline"
  }
}

/// The JSON document; `docs/schema/baseline.schema.json` describes it.
private struct BaselineDocument: Codable {
  var formatVersion = documentFormatVersion
  let findings: [FindingIdentity]

  private enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case findings
  }
}

/// Spells files so that a baseline holds for every folder it is used from.
private struct FileNames {
  private let folder: String
  private let workingFolder: String

  init(_ folder: String, _ workingFolder: String) {
    self.folder = folder
    self.workingFolder = workingFolder
  }

  func name(of path: String) -> String {
    let whole = Path.normalize(Path.join(workingFolder, path))
    return Path.rest(of: whole, below: folder) ?? whole
  }
}
