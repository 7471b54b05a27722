internal import EcelerityConf

/// The accepted findings, usually those that existed when checking was introduced.
///
/// A finding is matched by its `FindingIdentity`: lines may move or be reindented; a changed line
/// is checked again.
package struct Baseline: Sendable {
  private let entries: Set<FindingIdentity>
  /// The number of entries kept from an earlier baseline.
  package let keptCount: Int
  private let directory: String
  private let workingDirectory: String

  /// A baseline at `path` that accepts `findings`; relative paths start at `workingDirectory`.
  package init(accepting findings: [Finding], at path: String, workingDirectory: String) {
    self.workingDirectory = workingDirectory
    directory = Path.directory(of: Path.normalize(Path.join(workingDirectory, path)))
    let names = FileNames(directory, workingDirectory)
    entries = Set(FindingIdentity.identities(of: findings, in: names.name))
    keptCount = 0
  }

  /// The baseline with those entries of `earlier`, of the same place, about which a check with this `reach` says
  /// nothing.
  package func keeping(_ earlier: Baseline, outside reach: BaselineReach) -> Baseline {
    let names = FileNames(directory, workingDirectory)
    let paths = Set(reach.paths.map { PathKey(names.name(of: $0)) })
    let others = earlier.entries.filter { !reach.covers($0, paths) && !entries.contains($0) }
    return Baseline(
      entries: entries.union(others), keptCount: others.count, directory: directory,
      workingDirectory: workingDirectory)
  }

  private init(
    entries: Set<FindingIdentity>, keptCount: Int, directory: String, workingDirectory: String
  ) {
    self.entries = entries
    self.keptCount = keptCount
    self.directory = directory
    self.workingDirectory = workingDirectory
  }

  /// Reads the document at `path`.
  package init(reading path: String, workingDirectory: String) throws {
    self.workingDirectory = workingDirectory
    directory = Path.directory(of: Path.normalize(Path.join(workingDirectory, path)))
    let bytes = try StampedFile.read(path).bytes
    guard let document = Baseline.document(bytes) else { throw InvalidBaseline(path: path) }
    entries = Set(document.findings)
    keptCount = 0
  }

  /// Whether `bytes` are a baseline that this version understands.
  package static func isBaseline(_ bytes: [UInt8]) -> Bool { document(bytes) != nil }

  private static func document(_ bytes: [UInt8]) -> BaselineDocument? {
    guard let document = try? JSONText.decode(BaselineDocument.self, from: bytes),
      isUnderstood(formatVersion: document.formatVersion)
    else { return nil }
    return document
  }

  /// The encoded document.
  package func document() throws -> [UInt8] {
    let sorted = entries.sorted {
      ($0.file, $0.rule, $0.scope, $0.text, $0.ordinal)
        < ($1.file, $1.rule, $1.scope, $1.text, $1.ordinal)
    }
    return try JSONText.encode(BaselineDocument(findings: sorted), .indented)
  }

  /// The findings that are not accepted, in order.
  package func news(in findings: [Finding]) -> [Finding] {
    isNew(findings).enumerated().filter(\.element).map { findings[$0.offset] }
  }

  /// The number of accepted findings that are not among `findings`, all findings of a check with
  /// this `reach`. Entries outside of it are not counted, because their state is unknown.
  package func goneCount(from findings: [Finding], within reach: BaselineReach) -> Int {
    guard reach.includesAllNodes else { return 0 }
    let names = FileNames(directory, workingDirectory)
    let paths = Set(reach.paths.map { PathKey(names.name(of: $0)) })
    let found = Set(FindingIdentity.identities(of: findings, in: names.name))
    return entries.count { reach.covers($0, paths) && !found.contains($0) }
  }

  /// For each of `findings`, whether it is not accepted.
  package func isNew(_ findings: [Finding]) -> [Bool] {
    let names = FileNames(directory, workingDirectory)
    return FindingIdentity.identities(of: findings, in: names.name).map { !entries.contains($0) }
  }
}

/// A file that is not a baseline.
package struct InvalidBaseline: Error, CustomStringConvertible {
  let path: String

  /// The problem, then the remedy.
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

/// File names that make a baseline valid in every directory it is used from.
private struct FileNames {
  private let directory: String
  private let workingDirectory: String

  init(_ directory: String, _ workingDirectory: String) {
    self.directory = directory
    self.workingDirectory = workingDirectory
  }

  func name(of path: String) -> String {
    let whole = Path.normalize(Path.join(workingDirectory, path))
    return Path.rest(of: whole, below: directory) ?? whole
  }
}
