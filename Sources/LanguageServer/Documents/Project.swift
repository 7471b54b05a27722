import EcelerityConf

/// A configuration that contains open documents.
struct Project {
  /// Its main file.
  let root: String
  let configuration: Configuration
  let settings: CheckingSettings
  let options: ConfigurationOptions
  /// The state of every path that was accessed to read it.
  private let inputs: [PathKey: Snapshot.FileState]
  private let files: [FileIdentity: FileID]
  /// The result of the rules, computed on first use.
  private(set) var outcome: LintOutcome?

  /// Reads the configuration with the main file `root`.
  init(
    _ root: String, _ settings: CheckingSettings, _ options: ConfigurationOptions,
    _ snapshot: Snapshot
  ) throws(LoadError) {
    let loader = TracedLoader(snapshot.loader)
    configuration = try Configuration.load(root, from: loader, options: options)
    self.root = root
    self.settings = settings
    self.options = options
    var inputs: [PathKey: Snapshot.FileState] = [:]
    for path in loader.paths { inputs[path] = snapshot.state(of: path.path) }
    self.inputs = inputs
    files = Dictionary(
      configuration.writtenFiles.map { ($0.identity, $0.id) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The files of the configuration.
  var identities: [FileIdentity] { Array(files.keys) }

  /// The file of the configuration with `identity`.
  func file(_ identity: FileIdentity) -> ConfigurationFile? {
    files[identity].map(configuration.file)
  }

  /// Whether reading it from `snapshot` would give the same result.
  func isCurrent(in snapshot: Snapshot) -> Bool {
    inputs.allSatisfy { snapshot.state(of: $0.key.path) == $0.value }
  }

  /// The findings of the rules, computed on first use.
  mutating func check() -> [Diagnostic] {
    if let outcome { return outcome.findings }
    let found = settings.linter.outcome(of: configuration)
    outcome = found
    return found.findings
  }
}
