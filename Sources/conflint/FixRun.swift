import EcelerityConf
import ToolSupport

/// Fixes what the operands stand for: writes the files, or shows what would be written.
struct FixRun {
  /// What becomes of the changes.
  enum Mode {
    case write, show
  }

  /// What is said about configurations, whatever becomes of them.
  struct Choices {
    var settings: LintSettingsSource
    let options: ConfigurationOptions
    let nodes: NodeChoice
    let baseline: BaselineChoice

    init(
      _ settings: LintSettingsSource, _ options: ConfigurationOptions, _ nodes: NodeChoice,
      _ baseline: BaselineChoice
    ) {
      self.settings = settings
      self.options = options
      self.nodes = nodes
      self.baseline = baseline
    }
  }

  private var choices: Choices
  private let mode: Mode
  private let includesSuggestions: Bool
  /// Where files are changed; elsewhere they are only read.
  private var places = NamedPlaces([], folders: [])
  /// The settings of each main file.
  private var settings: [PathKey: LintSettings] = [:]
  private var groups = ConfigurationGroups()
  private var loader: any Loader = DiskLoader()
  /// What could not be read; the check that follows the writing most likely cannot read it either.
  private(set) var unreadable: [String] = []
  private var failures: [String] = []
  private var abandoned = AbandonedFiles()

  init(_ choices: Choices, _ mode: Mode, includesSuggestions: Bool) {
    self.choices = choices
    self.mode = mode
    self.includesSuggestions = includesSuggestions
  }

  private var application: FixApplication {
    let ids = settings.mapValues(\.ids)
    let linters = settings.mapValues { Linter(installation: $0.installation) }
    return FixApplication(
      includesSuggestions: includesSuggestions,
      linter: { linters[PathKey($0)] ?? Linter() },
      choose: { [baseline = choices.baseline] findings, configuration in
        let chosen = ids[PathKey(configuration.files[0].path)] ?? []
        return baseline.fixable(findings.filter { chosen.contains($0.rule) }, of: configuration)
      },
      isEditable: { [mode, places] in
        places.place(outside: $0.path) == nil && (mode == .show || FileAccess.isWritable($0.path))
      })
  }

  /// Handles what `operands` stand for; findings are files that would change.
  mutating func run(
    _ operands: [String], standardInputName: String, _ console: inout Console
  ) throws -> ExitStatus {
    try read(operands, standardInputName)
    var status = ExitStatus.success
    let application = application
    for group in groups.groups {
      do throws(LoadError) {
        let outcome = try application.run(group, from: loader)
        if deliver(outcome, &console), status == .success { status = .findings }
        for rejected in outcome.rejected { console.error.line(FixText.rejected(rejected, mode)) }
        if outcome.isCutShort { status = .failure }
        for path in outcome.uneditable { tellLocked(path, &console) }
        if let line = FixText.remaining(outcome) { console.error.line(line) }
      } catch {
        failures.append("\(error.path.visible): \(error.message)")
      }
    }
    if mode == .show { failures = unreadable + failures }
    for failure in failures { console.complain(failure) }
    return failures.isEmpty ? status : .failure
  }

  /// That a file may not be written is a failure where the file was named; who only includes it may not be its
  /// owner.
  private mutating func tellLocked(_ path: String, _ console: inout Console) {
    if let place = places.place(outside: path) {
      console.error.line(FixText.outside(path, at: place))
    } else if settings[PathKey(path)] != nil {
      failures.append(FixText.locked(path))
    } else {
      console.error.line(FixText.locked(path))
    }
  }

  private mutating func read(_ operands: [String], _ standardInputName: String) throws {
    places = NamedPlaces(
      operands.map { $0 == "-" ? standardInputName : $0 },
      folders: [".", choices.options.confRoot].compactMap(\.self))
    let list = FileList(expanding: operands, followsLinksOut: false)
    unreadable += list.errors.map { "\($0)" }
    for input in list.inputs {
      switch input {
      case .file(let path): read(path)
      case .standardInput:
        guard mode == .show else { throw CommandFailure(FixText.standardInput) }
        let bytes = try StandardInput.readAll()
        loader = MemoryLoader(bytes: [standardInputName: bytes], over: loader)
        read(standardInputName)
      }
    }
  }

  private mutating func read(_ path: String) {
    do {
      let own = try choices.settings.settings(for: path)
      guard !SettingsFile.isNamed(path) else { return }
      settings[PathKey(path)] = own
      let nodes = choices.nodes.nodes(of: path, own)
      for node in nodes.isEmpty ? [nil] : nodes.map(Optional.some) {
        let root = FixRoot(path, options: choices.options.seen(from: node))
        let files = try Configuration.load(path, from: loader, options: root.options).writtenFiles
        groups.add(root, files.map(\.identity))
      }
    } catch let error as LoadError {
      unreadable.append("\(error.path.visible): \(error.message)")
    } catch {
      if !unreadable.contains("\(error)") { unreadable.append("\(error)") }
    }
  }

  /// Writes or shows the changed files; whether there are any.
  private mutating func deliver(_ outcome: FixOutcome, _ console: inout Console) -> Bool {
    switch mode {
    case .show:
      for file in outcome.files {
        let path = PatchPath(file.path)
        console.output.write(
          lines: UnifiedDiff.bytes(from: file.before, to: file.after, path: path.name))
        if path.isOutside { console.error.line(path.refusal) }
      }
    case .write: write(outcome.files, &console)
    }
    return !outcome.files.isEmpty
  }

  /// Writes `files`, or none of them when one has changed or cannot be read any more: they were checked together.
  /// When one of them cannot be written, those before it are; the next run does the rest.
  private mutating func write(_ files: [FixOutcome.ChangedFile], _ console: inout Console) {
    do throws(FileError) {
      var current: [StampedFile] = []
      for file in files {
        let now = try StampedFile.read(file.path)
        guard now.bytes == file.before else { throw .changedSinceRead(file.path) }
        current.append(now)
      }
      for (file, now) in zip(files, current) {
        abandoned.remove(beside: file.path)
        try now.replace(with: file.after)
        console.error.line(FixText.changed(file))
      }
    } catch {
      failures.append(error.description)
    }
  }
}

extension FixOutcome {
  /// Whether fixes were given up because files could not be read any more.
  fileprivate var isCutShort: Bool {
    rejected.contains {
      if case .unreadable = $0.reason { true } else { false }
    }
  }
}
