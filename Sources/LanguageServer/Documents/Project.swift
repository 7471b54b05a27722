import EcelerityConf

/// A configuration that open documents are part of.
struct Project {
  /// Its main file.
  let root: String
  let configuration: Configuration
  let settings: CheckingSettings
  let options: ConfigurationOptions
  /// The files and folders it was read from, as they were.
  private let inputs: [PathKey: Snapshot.FileState]
  private let files: [FileIdentity: FileID]
  /// What the rules find and could not look at, once somebody has asked.
  private(set) var outcome: LintOutcome?

  /// Reads the configuration with the main file `root`.
  init(
    _ root: String, _ settings: CheckingSettings, _ options: ConfigurationOptions,
    _ snapshot: Snapshot
  ) throws(LoadError) {
    configuration = try Configuration.load(root, from: snapshot.loader, options: options)
    self.root = root
    self.settings = settings
    self.options = options
    var inputs: [PathKey: Snapshot.FileState] = [:]
    for input in Self.inputs(of: configuration) { inputs[input] = snapshot.state(of: input.path) }
    self.inputs = inputs
    files = Dictionary(
      configuration.writtenFiles.map { ($0.identity, $0.id) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The file of the configuration that is `identity`.
  func file(_ identity: FileIdentity) -> ConfigurationFile? {
    files[identity].map(configuration.file)
  }

  /// Whether it would be read in the same way from `snapshot`.
  func isCurrent(in snapshot: Snapshot) -> Bool {
    inputs.allSatisfy { snapshot.state(of: $0.key.path) == $0.value }
  }

  /// What the rules find; found once.
  mutating func check() -> [Diagnostic] {
    if let outcome { return outcome.findings }
    let found = settings.linter.outcome(of: configuration)
    outcome = found
    return found.findings
  }

  /// The files that were read, the folders in which others may appear, and where files were looked for
  /// in vain.
  private static func inputs(of configuration: Configuration) -> Set<PathKey> {
    var paths: Set<PathKey> = []
    for file in configuration.writtenFiles {
      paths.insert(PathKey(file.path))
      paths.insert(PathKey(Path.folder(of: file.path)))
    }
    for problem in configuration.includeProblems {
      if case .missing(let tried) = problem.kind { paths.formUnion(tried.map(PathKey.init)) }
    }
    return paths
  }
}
