import EcelerityConf
import ToolSupport

/// The open documents and the configurations they belong to.
struct Workspace {
  /// Folders above a document in which a main file is looked for.
  private static let mostLevels = 32

  let settings: ServerSettings
  let encoding: PositionEncoding
  private(set) var documents: [String: OpenDocument] = [:]
  private var projects: [PathKey: Project] = [:]
  /// The main file of the configuration that a document was last part of.
  private var homes: [String: String] = [:]
  private var checking: [PathKey: CheckingSettings] = [:]
  /// The main files that were looked at since all documents were checked.
  private var consulted: Set<PathKey> = []
  private var lastState = 0
  /// What went wrong and was not told yet.
  private var complaints: [String] = []

  init(_ settings: ServerSettings, _ encoding: PositionEncoding) {
    self.settings = settings
    self.encoding = encoding
  }

  // MARK: Documents

  mutating func open(_ document: DidOpenParameters.Document) {
    lastState += 1
    documents[document.uri] = OpenDocument(
      uri: document.uri, version: document.version,
      text: DocumentText(Array(document.text.utf8), encoding), state: lastState)
  }

  mutating func change(_ parameters: DidChangeParameters) {
    lastState += 1
    documents[parameters.textDocument.uri]?.change(
      parameters.contentChanges, version: parameters.textDocument.version, state: lastState)
  }

  mutating func close(_ uri: String) {
    documents[uri] = nil
    homes[uri] = nil
  }

  /// Forgets what settings said. Files of configurations are looked at before each answer.
  mutating func settingsMayHaveChanged() {
    checking = [:]
    projects = [:]
  }

  /// Takes note of files that are another now.
  mutating func filesHaveChanged(_ uris: [String]) {
    let names = uris.map { Path.name(of: DocumentURI.path($0) ?? "") }
    if names.contains(settings.settingsFileName) { settingsMayHaveChanged() }
  }

  /// What went wrong since the last time.
  mutating func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }

  // MARK: Configurations

  /// The document as part of its configuration; nil when it is not open or no configuration.
  mutating func view(of uri: String) -> DocumentView? {
    guard let document = documents[uri], isConfiguration(document.path) else { return nil }
    let snapshot = Snapshot(documents.values)
    guard let project = project(of: document, snapshot),
      let file = project.file(OverlayLoader.identity(of: document.path))
    else { return nil }
    return DocumentView(document, file, project, snapshot, encoding)
  }

  /// The configurations that the open documents belong to, checked, with those who have them open.
  mutating func checkedProjects() -> (projects: [Project], snapshot: Snapshot) {
    let snapshot = Snapshot(documents.values)
    var roots: [PathKey] = []
    for document in documents.values.sorted(by: { $0.uri < $1.uri })
    where isConfiguration(document.path) {
      guard let root = project(of: document, snapshot).map({ PathKey($0.root) }),
        !roots.contains(root)
      else { continue }
      roots.append(root)
    }
    projects = projects.filter { consulted.contains($0.key) }
    consulted = []
    for root in roots { _ = projects[root]?.check() }
    return (roots.compactMap { projects[$0] }, snapshot)
  }

  /// Whether the file at `path` is written for the server: not settings of the tools, nor one of
  /// another program.
  private func isConfiguration(_ path: String) -> Bool {
    ForeignFile.language(of: path) == nil && Path.name(of: path) != settings.settingsFileName
  }

  /// The configuration that `document` is part of; the document alone when there is none.
  private mutating func project(of document: OpenDocument, _ snapshot: Snapshot) -> Project? {
    let identity = OverlayLoader.identity(of: document.path)
    // One that was alone may be included by now.
    let home = homes[document.uri].flatMap {
      PathKey($0) == PathKey(document.path) ? nil : $0
    }
    for root in [home].compactMap({ $0 }) + candidates(for: document) + [document.path] {
      guard let project = current(root, snapshot), project.file(identity) != nil else { continue }
      homes[document.uri] = root
      return project
    }
    return nil
  }

  /// Main files of configurations that may include `document`, the nearest first.
  private func candidates(for document: OpenDocument) -> [String] {
    var candidates = [settings.mainFile].compactMap { $0 }
    if settings.mainFile == nil {
      let names = ["", "global/", settings.options.node.map { $0 + "/" }, "default/"]
      var folder = Path.folder(of: document.path)
      for _ in 0..<Self.mostLevels where Path.isAbsolute(folder) {
        candidates += names.compactMap { $0 }.map {
          Path.join(folder, $0 + ConfigurationSource.mainFileName)
        }
        guard folder != "/" else { break }
        folder = Path.folder(of: folder)
      }
      candidates += [settings.foundFile].compactMap { $0 }
    }
    candidates += documents.values.map(\.path).sorted()
    var seen: Set = [PathKey(document.path)]
    return candidates.filter { seen.insert(PathKey($0)).inserted }
  }

  /// The configuration with the main file `root` as it is now; nil when it cannot be read.
  private mutating func current(_ root: String, _ snapshot: Snapshot) -> Project? {
    let key = PathKey(root)
    consulted.insert(key)
    if let known = projects[key], known.isCurrent(in: snapshot) { return known }
    projects[key] = nil
    guard snapshot.loader.contents(at: root) == .file else { return nil }
    let checking = checkingSettings(for: root)
    var options = settings.options
    options.node = options.node ?? checking.node
    guard let project = try? Project(root, checking, options, snapshot) else { return nil }
    projects[key] = project
    return project
  }

  private mutating func checkingSettings(for root: String) -> CheckingSettings {
    if let known = checking[PathKey(root)] { return known }
    let made: CheckingSettings
    do {
      made = try settings.checking(root)
    } catch {
      if !complaints.contains("\(error)") { complaints.append("\(error)") }
      let linter = Linter(installation: Installation(version: settings.version))
      made = CheckingSettings(
        linter: linter, completeLinter: linter,
        rules: Set(RuleCatalog.all.map { $0.description.id }))
    }
    checking[PathKey(root)] = made
    return made
  }
}
