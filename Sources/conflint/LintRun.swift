import EcelerityConf
import ToolSupport

/// Checks configurations one after the other and collects the results.
struct LintRun {
  private var source: LintSettingsSource
  private let options: ConfigurationOptions
  private let nodes: NodeChoice
  private var roots: [Root] = []
  private var identities: Set<FileIdentity> = []
  /// The errors of reading.
  private(set) var failures: [String] = []
  /// Whether there was nothing to check.
  private(set) var foundNothing = false
  /// The reason why something could not be checked; the same for every configuration.
  private(set) var warning: String?
  /// Remarks about the named nodes, without duplicates.
  private(set) var remarks: [String] = []
  /// What was looked at, in terms of a baseline; nil if there is none.
  private(set) var reach: BaselineReach?

  /// The views of one main file, one per node if there are nodes.
  private struct Root {
    let nodes: [String]
    /// The number of all nodes; some may have main files of their own.
    let total: Int
    let views: [SharedFiles.View]
    let failOn: FailureLevel

    var files: [FileIdentity] { views.flatMap(\.files) }
  }

  init(
    _ source: LintSettingsSource, _ options: ConfigurationOptions, _ nodes: NodeChoice,
    reach: BaselineReach?
  ) {
    self.reach = reach
    self.source = source
    self.options = options
    self.nodes = nodes
  }

  /// The number of files read.
  var fileCount: Int { identities.count }

  /// All findings. A file that one of the configurations includes was checked as part of that one,
  /// in its scope there; findings about it in isolation do not count.
  func findings() -> [Finding] {
    let own = ownRoots
    let shared = SharedFiles(own.flatMap(\.views))
    // The findings of one configuration contain no duplicates.
    if own.count == 1 { return findings(of: own[0], shared) }
    var seen: Set<Finding> = []
    return own.flatMap { findings(of: $0, shared) }.filter { seen.insert($0).inserted }
  }

  private var ownRoots: [Root] {
    OwnConfigurations.indices(roots.map(\.files)).map { roots[$0] }
  }

  private func findings(of root: Root, _ shared: SharedFiles) -> [Finding] {
    guard root.total > 1 else { return shared.findings(of: root.views[0]) }
    var nodes = NodeViews(root.nodes, of: root.total)
    for (number, view) in root.views.enumerated() {
      nodes.add(shared.findings(of: view), paths: view.paths, of: number)
    }
    return nodes.findings
  }

  /// Whether one of `findings` is severe enough in the configuration it was found in.
  func fails(_ findings: [Finding]) -> Bool {
    if Set(roots.map(\.failOn)).count <= 1 {
      return roots.first.map { root in findings.contains { root.failOn.includes($0) } } ?? false
    }
    let reported = Set(findings)
    let shared = SharedFiles(ownRoots.flatMap(\.views))
    return roots.contains { root in
      self.findings(of: root, shared).contains {
        root.failOn.includes($0) && reported.contains($0)
      }
    }
  }

  /// Checks the files of `operands`.
  mutating func check(_ operands: [String], standardInputName: String) throws {
    let list = FileList(expanding: operands, followsLinksOut: true)
    failures += list.errors.map { "\($0)" }
    foundNothing = list.inputs.isEmpty && list.errors.isEmpty
    for input in list.inputs {
      switch input {
      case .file(let path): check(path, DiskLoader())
      case .standardInput:
        let bytes = try StandardInput.readAll()
        check(
          standardInputName, MemoryLoader(bytes: [standardInputName: bytes], over: DiskLoader()))
      }
    }
  }

  private mutating func check(_ path: String, _ loader: any Loader) {
    do {
      let settings = try source.settings(for: path)
      // An operand list of all changed files may include settings files; these have been read now.
      guard !SettingsFile.isNamed(path) else { return }
      roots.append(try root(path, loader, settings))
    } catch let error as LoadError {
      failures.append(error.text)
    } catch {
      // Unreadable settings may affect many files; report them once.
      if !failures.contains("\(error)") { failures.append("\(error)") }
    }
  }

  private mutating func root(
    _ path: String, _ loader: any Loader, _ settings: LintSettings
  ) throws -> Root {
    let own = nodes.nodes(of: path, settings)
    var views: [SharedFiles.View] = []
    for node in own.isEmpty ? [nil] : own.map(Optional.some) {
      views.append(try view(path, loader, settings, from: node))
    }
    return Root(
      nodes: own, total: max(nodes.named.count, own.count), views: views,
      failOn: settings.failOn)
  }

  private mutating func view(
    _ path: String, _ loader: any Loader, _ settings: LintSettings, from node: String?
  ) throws(LoadError) -> SharedFiles.View {
    let options = options.seen(from: node)
    let configuration = try Configuration.load(path, from: loader, options: options)
    if let remark = options.remarkOnNode(of: path, from: loader), !remarks.contains(remark) {
      remarks.append(remark)
    }
    let linter = settings.linter
    reach?.add(
      configuration, checkedBy: linter, onAllNodes: nodes.includesAllNodes(of: settings))
    let outcome = linter.outcome(of: configuration)
    warning = warning ?? outcome.warning
    let view = SharedFiles.View(outcome.findings, in: configuration)
    identities.formUnion(view.files)
    return view
  }
}

extension ConfigurationOptions {
  /// The options with the directory of `node`, if one is named.
  func seen(from node: String?) -> ConfigurationOptions {
    var options = self
    options.node = node ?? options.node
    return options
  }
}
