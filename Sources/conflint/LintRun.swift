import EcelerityConf
import ToolSupport

/// Checks one configuration after the other and keeps what was found.
struct LintRun {
  private var source: LintSettingsSource
  private let options: ConfigurationOptions
  private let nodes: NodeChoice
  private var roots: [Root] = []
  private var identities: Set<FileIdentity> = []
  /// What could not be read.
  private(set) var failures: [String] = []
  /// Whether there was nothing to check.
  private(set) var foundNothing = false
  /// What could not be looked at; the same for every configuration.
  private(set) var warning: String?
  /// The files that were read, as they are named to people.
  private(set) var paths: [String] = []
  /// How each of them was checked.
  private var settings: [LintSettings] = []

  /// The findings of one configuration, kept apart from its files.
  private struct Root {
    let files: [FileIdentity]
    let findings: [Finding]
    let failOn: FailureLevel
  }

  init(_ source: LintSettingsSource, _ options: ConfigurationOptions, _ nodes: NodeChoice) {
    self.source = source
    self.options = options
    self.nodes = nodes
  }

  /// The names of the rules that all of them were checked with.
  var commonRules: Set<String> {
    settings.reduce(into: Set(RuleSelection.ids)) { $0.formIntersection($1.ids) }
  }

  /// Number of files read.
  var fileCount: Int { identities.count }

  /// What was found. A file that one of the configurations includes was checked as part of that one,
  /// in the scope it is read in; what it looks like on its own does not count.
  func findings() -> [Finding] {
    // What one configuration reports is free of repetitions.
    if roots.count == 1 { return roots[0].findings }
    let own = OwnConfigurations.indices(roots.map(\.files)).flatMap { roots[$0].findings }
    var seen: Set<Finding> = []
    return own.filter { seen.insert($0).inserted }
  }

  /// Whether one of `findings` counts, for the configuration it was found in.
  func fails(_ findings: [Finding]) -> Bool {
    if Set(roots.map(\.failOn)).count <= 1 {
      return roots.first.map { root in findings.contains { root.failOn.includes($0) } } ?? false
    }
    let reported = Set(findings)
    return roots.contains { root in
      root.findings.contains { root.failOn.includes($0) && reported.contains($0) }
    }
  }

  /// Checks what `operands` stand for.
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
      // Whoever names all files that changed names these as well, and they have been read now.
      guard !SettingsFile.isNamed(path) else { return }
      roots.append(try root(path, loader, settings))
    } catch let error as LoadError {
      failures.append("\(error.path.visible): \(error.message)")
    } catch {
      // Settings that cannot be read are those of many files.
      if !failures.contains("\(error)") { failures.append("\(error)") }
    }
  }

  private mutating func root(
    _ path: String, _ loader: any Loader, _ settings: LintSettings
  ) throws -> Root {
    let own = nodes.nodes(of: path, settings)
    let total = max(nodes.named.count, own.count)
    guard total > 1 else {
      let view = try view(path, loader, settings, from: own.first)
      return Root(files: view.files, findings: view.findings, failOn: settings.failOn)
    }
    var views = NodeViews(own, of: total)
    var files: [FileIdentity] = []
    for (number, node) in own.enumerated() {
      let view = try view(path, loader, settings, from: node)
      views.add(view.findings, paths: view.paths, of: number)
      files += view.files
    }
    return Root(files: files, findings: views.findings, failOn: settings.failOn)
  }

  /// What one node sees, or whoever sees it when there are no nodes.
  private struct View {
    let files: [FileIdentity]
    let paths: [String]
    let findings: [Finding]
  }

  private mutating func view(
    _ path: String, _ loader: any Loader, _ settings: LintSettings, from node: String?
  ) throws(LoadError) -> View {
    let configuration = try Configuration.load(
      path, from: loader, options: options.seen(from: node))
    let files = configuration.writtenFiles
    identities.formUnion(files.map(\.identity))
    paths += files.map(\.path)
    self.settings.append(settings)
    var map = SourceMap(configuration.files.map(\.tree.source))
    let outcome = settings.linter.outcome(of: configuration)
    warning = warning ?? outcome.warning
    var findings: [Finding] = []
    for diagnostic in outcome.findings { findings.append(Finding(diagnostic, &map)) }
    return View(files: files.map(\.identity), paths: files.map(\.path), findings: findings)
  }
}

extension ConfigurationOptions {
  /// The same with the folder of `node`, if one is named.
  func seen(from node: String?) -> ConfigurationOptions {
    var options = self
    options.node = node ?? options.node
    return options
  }
}
