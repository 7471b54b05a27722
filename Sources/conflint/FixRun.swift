import EcelerityConf
import ToolSupport

/// Fixes the files of the operands, or shows the changes.
struct FixRun {
  /// The destination of the changes.
  enum Mode {
    case write, show
  }

  /// The settings and options for reading and checking configurations.
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
  /// The places where files may be changed; files elsewhere are only read.
  private var places = NamedPlaces([], directories: [])
  /// The settings of each main file.
  private var settings: [PathKey: LintSettings] = [:]
  private var groups = ConfigurationGroups()
  private var loader: any Loader = DiskLoader()
  /// The errors of reading; the check after the writing most likely fails to read the same files.
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

  /// Handles `operands`; the status is `findings` if files would change.
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
        failures.append(error.text)
      }
    }
    if mode == .show { failures = unreadable + failures }
    for failure in failures { console.complain(failure) }
    return failures.isEmpty ? status : .failure
  }

  /// Reports a file that may not be written. It is a failure only if the file was named: the user
  /// may not own an included file.
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
      directories: [".", choices.options.confRoot].compactMap(\.self))
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
      unreadable.append(error.text)
    } catch {
      if !unreadable.contains("\(error)") { unreadable.append("\(error)") }
    }
  }

  /// Writes or shows the changed files; returns whether there are any.
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

  /// Writes `files`, or none of them if one has changed or can no longer be read, because they were
  /// checked together. If one cannot be written, those before it are; the next run does the rest.
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
  /// Whether fixes were abandoned because files could no longer be read.
  fileprivate var isCutShort: Bool {
    rejected.contains {
      if case .unreadable = $0.reason { true } else { false }
    }
  }
}
