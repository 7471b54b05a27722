import EcelerityConf
import ToolSupport

/// The open documents and the configurations they belong to.
struct Workspace {
  /// The number of directory levels searched for a main file above a document.
  private static let mostLevels = 32

  let settings: ServerSettings
  let encoding: PositionEncoding
  private(set) var documents: [String: OpenDocument] = [:]
  private var projects: [Project.Key: Project] = [:]
  /// The main file of the configuration that each document last belonged to.
  private var homes: [String: String] = [:]
  private var checking: [PathKey: CheckingSettings] = [:]
  /// The configurations that were consulted since all documents were last checked.
  private var consulted: Set<Project.Key> = []
  private var lastState = 0
  /// The errors of main files that could not be read when last tried.
  private var unreadable: [PathKey: LoadError] = [:]
  /// The errors that were not reported yet.
  private var complaints: [String] = []
  /// Whether the main file that was named could not be read when last looked at.
  private var lacksMainFile = false

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

  /// Drops cached settings and the configurations checked with them. Files are checked for changes
  /// before each answer.
  mutating func settingsMayHaveChanged() {
    checking = [:]
    projects = [:]
  }

  /// Handles changes of the files `uris` on disk.
  mutating func filesHaveChanged(_ uris: [String]) {
    let names = uris.map { Path.name(of: DocumentURI.path($0) ?? "") }
    if names.contains(settings.settingsFileName) { settingsMayHaveChanged() }
  }

  /// Returns and clears the errors that were not reported yet.
  mutating func takeComplaints() -> [String] {
    defer { complaints = [] }
    return complaints
  }

  // MARK: Configurations

  /// The document as part of its configuration; nil if it is not open or not a configuration.
  mutating func view(of uri: String) -> DocumentView? {
    var round = Round(Snapshot(documents.values))
    return view(of: uri, &round)
  }

  /// The document as part of its configuration, with its findings.
  mutating func checkedView(of uri: String) -> DocumentView? {
    var round = Round(Snapshot(documents.values))
    guard let root = view(of: uri, &round)?.project.root else { return nil }
    check(nodes(of: root, &round))
    return view(of: uri, &round)
  }

  /// The configuration of `view` as the other nodes read it.
  mutating func otherNodes(of view: DocumentView) -> [Project] {
    var round = Round(Snapshot(documents.values))
    return nodes(of: view.project.root, &round).filter { $0 != view.project.key }
      .compactMap { projects[$0] }
  }

  private mutating func view(of uri: String, _ round: inout Round) -> DocumentView? {
    guard let document = documents[uri], isConfiguration(document.path),
      let project = project(of: document, &round),
      let file = project.file(round.snapshot.identity(of: document))
    else { return nil }
    return DocumentView(document, file, project, round.snapshot, encoding)
  }

  /// The configurations of the open documents, checked, and the snapshot they were read from.
  mutating func checkedProjects() -> (projects: [Project], snapshot: Snapshot) {
    let snapshot = Snapshot(documents.values)
    complainAboutMainFile(snapshot)
    var round = Round(snapshot)
    var keys: [Project.Key] = []
    var seen: Set<Project.Key> = []
    var nodes: [PathKey: [Project.Key]] = [:]
    for document in documents.values.sorted(by: { $0.uri < $1.uri })
    where isConfiguration(document.path) {
      guard let project = project(of: document, &round), seen.insert(project.key).inserted else {
        continue
      }
      keys.append(project.key)
      if nodes[project.key.root] == nil {
        nodes[project.key.root] = self.nodes(of: project.root, &round)
      }
    }
    projects = projects.filter { consulted.contains($0.key) }
    consulted = []
    for keys in nodes.values { check(keys) }
    return (keys.compactMap { projects[$0] }, snapshot)
  }

  /// Checks the configurations `keys`, those of all nodes that read a main file.
  private mutating func check(_ keys: [Project.Key]) {
    for key in keys { projects[key]?.check() }
    guard keys.count > 1 else { return }
    let shared = SharedFixes(keys.compactMap { projects[$0]?.sharedView })
    for key in keys { projects[key]?.keepFindings(of: shared) }
  }

  /// The current configurations with the main file `root`, one for each node.
  private mutating func nodes(of root: String, _ round: inout Round) -> [Project.Key] {
    let keys = keys(of: root, &round)
    return keys.filter { current(root, $0, &round) != nil }
  }

  /// Reports once that the main file that was named is no file: documents are checked without it.
  private mutating func complainAboutMainFile(_ snapshot: Snapshot) {
    guard let file = settings.mainFile else { return }
    let isThere = snapshot.loader.contents(at: file) == .file
    defer { lacksMainFile = !isThere }
    guard !isThere, !lacksMainFile else { return }
    do throws(LoadError) {
      _ = try snapshot.loader.load(file)
    } catch {
      complaints.append("the main file cannot be read: \(error.description.visible)")
    }
  }

  /// Whether the file at `path` is a server configuration: not a settings file of the tools, nor a
  /// file of another program.
  private func isConfiguration(_ path: String) -> Bool {
    ForeignFile.language(of: path) == nil && Path.name(of: path) != settings.settingsFileName
  }

  /// Cached results for one answer, during which no document or file changes.
  private struct Round {
    let snapshot: Snapshot
    /// What the configurations with each main file are identified by.
    var keys: [PathKey: [Project.Key]] = [:]
    /// Whether there is each of the configurations consulted.
    var isCurrent: [Project.Key: Bool] = [:]
    /// For each open document, the documents that, as main files, include it, sorted.
    var including: [FileIdentity: [String]]?

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }
  }

  /// The configuration that `document` belongs to; the document alone if there is none.
  private mutating func project(of document: OpenDocument, _ round: inout Round) -> Project? {
    let identity = round.snapshot.identity(of: document)
    // One that was alone may be included by now.
    let home = homes[document.uri].flatMap {
      PathKey($0) == PathKey(document.path) ? nil : $0
    }
    let project =
      project(holding: identity, of: [home].compactMap(\.self) + mainFiles(for: document), &round)
      ?? project(
        holding: identity,
        of: otherDocuments(including: identity, document, &round) + [document.path], &round)
    if let project { homes[document.uri] = project.root }
    return project
  }

  /// The first configuration with one of the main files `roots` that contains the file `identity`, of the first node
  /// whose configuration does.
  private mutating func project(
    holding identity: FileIdentity, of roots: [String], _ round: inout Round
  ) -> Project? {
    for root in roots {
      for key in keys(of: root, &round) {
        guard let project = current(root, key, &round) else { break }
        if project.file(identity) != nil { return project }
      }
    }
    return nil
  }

  /// The main files of configurations that may include `document`, nearest first.
  private func mainFiles(for document: OpenDocument) -> [String] {
    var candidates = [settings.mainFile].compactMap { $0 }
    if settings.mainFile == nil {
      let names = ["", "global/", settings.options.node.map { $0 + "/" }, "default/"]
      var directory = Path.directory(of: document.path)
      for _ in 0..<Self.mostLevels where Path.isAbsolute(directory) {
        candidates += names.compactMap { $0 }.map {
          Path.join(directory, $0 + ConfigurationSource.mainFileName)
        }
        guard directory != "/" else { break }
        directory = Path.directory(of: directory)
      }
      candidates += [settings.foundFile].compactMap { $0 }
    }
    var seen: Set = [PathKey(document.path)]
    return candidates.filter { seen.insert(PathKey($0)).inserted }
  }

  /// The documents other than `document` that, as main files, include it.
  private mutating func otherDocuments(
    including identity: FileIdentity, _ document: OpenDocument, _ round: inout Round
  ) -> [String] {
    let including = round.including ?? inclusions(&round)
    round.including = including
    return (including[identity] ?? []).filter { PathKey($0) != PathKey(document.path) }
  }

  /// For each open document, the documents that include it; each configuration is consulted once,
  /// not once per document.
  private mutating func inclusions(_ round: inout Round) -> [FileIdentity: [String]] {
    var including: [FileIdentity: [String]] = [:]
    for path in documents.values.map(\.path).sorted() {
      var identities: Set<FileIdentity> = []
      for key in keys(of: path, &round) {
        identities.formUnion(current(path, key, &round)?.identities ?? [])
      }
      for identity in identities where round.snapshot.document(identity) != nil {
        including[identity, default: []].append(path)
      }
    }
    return including
  }

  /// What the configurations with the main file `root` are identified by: one for each node, or one if there are none;
  /// empty if there is no such file.
  private mutating func keys(of root: String, _ round: inout Round) -> [Project.Key] {
    let path = PathKey(root)
    if let known = round.keys[path] { return known }
    var keys: [Project.Key] = []
    if round.snapshot.loader.contents(at: root) == .file {
      let nodes = settings.options.node.map { [$0] } ?? checkingSettings(for: root).nodes
      keys = (nodes.isEmpty ? [nil] : nodes.map(Optional.some)).map {
        Project.Key(root: path, node: $0)
      }
    }
    round.keys[path] = keys
    return keys
  }

  /// The current configuration `key` with the main file `root`; nil if it cannot be read.
  private mutating func current(
    _ root: String, _ key: Project.Key, _ round: inout Round
  ) -> Project? {
    if let isCurrent = round.isCurrent[key] { return isCurrent ? projects[key] : nil }
    consulted.insert(key)
    if projects[key]?.isCurrent(in: round.snapshot) != true {
      projects[key] = read(root, key, round.snapshot)
    }
    round.isCurrent[key] = projects[key] != nil
    return projects[key]
  }

  private mutating func read(
    _ root: String, _ key: Project.Key, _ snapshot: Snapshot
  ) -> Project? {
    var options = settings.options
    options.node = key.node
    do throws(LoadError) {
      let project = try Project(root, checkingSettings(for: root), options, snapshot)
      unreadable[key.root] = nil
      return project
    } catch {
      // It is read again with each answer.
      if unreadable.updateValue(error, forKey: key.root) != error { complaints.append(error.text) }
      return nil
    }
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
