import EcelerityConf

/// A configuration that contains open documents, as one node reads it.
struct Project {
  /// What identifies it: its main file, and the node if there are several.
  struct Key: Hashable {
    let root: PathKey
    let node: String?
  }

  /// Its main file.
  let root: String
  let configuration: Configuration
  let settings: CheckingSettings
  let options: ConfigurationOptions
  /// The state of every path that was accessed to read it.
  private let inputs: [PathKey: Snapshot.FileState]
  private let files: [FileIdentity: FileID]
  /// The result of the rules; nil before they are applied.
  private(set) var outcome: LintOutcome?
  /// The findings on which all nodes agree that read the same files.
  private(set) var findings: [Diagnostic] = []

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

  var key: Key { Key(root: PathKey(root), node: options.node) }

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

  /// Applies the rules, unless that was done before.
  mutating func check() {
    let found = outcome ?? settings.linter.outcome(of: configuration)
    outcome = found
    findings = found.findings
  }

  /// All findings, for the agreement of several nodes.
  var sharedView: SharedFixes.View {
    SharedFixes.View(outcome?.findings ?? [], in: configuration)
  }

  /// Keeps the findings on which all nodes agree according to `shared`.
  mutating func keepFindings(of shared: SharedFixes) {
    let view = sharedView
    findings = view.findings.compactMap { shared.agreed($0, of: view) }
  }
}
