internal import EcelerityConf
internal import ToolSupport

/// One invocation of `conffmt`, which processes its inputs independently.
struct FormattingRun {
  private let mode: Mode
  private let operands: [String]
  private let named: Set<PathKey>
  private let standardInputName: String
  private var abandoned = AbandonedFiles()
  /// The files whose differences have been shown.
  private var shown: Set<PatchPath> = []

  init(_ arguments: ParsedArguments) throws {
    mode = try Mode(arguments)
    operands = arguments.operands
    named = Set(operands.map { PathKey($0) })
    standardInputName = arguments[StandardInputName.option]
  }

  /// Processes all inputs, even after failures, and returns the worst status.
  mutating func run(_ console: inout Console) throws -> ExitStatus {
    let list = FileList(expanding: operands, followsLinksOut: false)
    for error in list.errors { console.complain(error.description) }
    if list.inputs.isEmpty, list.errors.isEmpty { console.error.line(Message.nothingFound) }
    var status: ExitStatus = list.errors.isEmpty ? .success : .failure
    for input in list.inputs where !console.output.isClosed {
      status = max(status, handle(input, &console))
    }
    return status
  }

  private mutating func handle(_ input: Input, _ console: inout Console) -> ExitStatus {
    do throws(FileError) {
      switch input {
      case .standardInput:
        let source = SourceFile(
          path: standardInputName, bytes: try StandardInput.readAll())
        return try handle(source, replacing: nil, &console)
      case .file(let path):
        if let language = ForeignFile.language(of: path) {
          return refuse(path, language, &console)
        }
        let file = try StampedFile.read(path)
        return try handle(SourceFile(path: path, bytes: file.bytes), replacing: file, &console)
      }
    } catch .notRegular(let path, .pipe) {
      console.complain(Message.pipe(path))
      return .failure
    } catch {
      console.complain(error.description)
      return .failure
    }
  }

  /// Reports a file in another language: as skipped if found in a directory, as an error if named.
  private func refuse(_ path: String, _ language: String, _ console: inout Console) -> ExitStatus {
    let message = Message.foreign(path, language)
    guard named.contains(PathKey(path)) else {
      console.error.line(message)
      return .success
    }
    console.complain(message)
    return .failure
  }

  private mutating func handle(
    _ source: SourceFile, replacing file: StampedFile?, _ console: inout Console
  ) throws(FileError) -> ExitStatus {
    // Passing a file and not a tree limits memory; for errors, the file is parsed again.
    switch Formatter.formatChecked(source) {
    case .refused(let problems):
      console.output.flush()
      ErrorReport(SyntaxTree(parsing: source)).write(problems, to: &console)
      return .failure
    case .defect(let description):
      console.complain(Message.defect(source.path, description))
      return .failure
    case .unchanged:
      if mode == .print || (mode == .rewrite && file == nil) {
        console.output.write(bytes: source.bytes)
      }
      return .success
    case .changed(let bytes):
      return try deliver(bytes, for: source, replacing: file, &console)
    }
  }

  private mutating func deliver(
    _ bytes: [UInt8], for source: SourceFile, replacing file: StampedFile?,
    _ console: inout Console
  ) throws(FileError) -> ExitStatus {
    switch mode {
    case .rewrite:
      guard let file else { fallthrough }
      abandoned.remove(beside: source.path)
      try file.replace(with: bytes)
      console.error.line(Message.rewritten(source.path))
      return .success
    case .print:
      console.output.write(bytes: bytes)
      return .success
    case .list:
      console.output.line(source.path.visible)
      return .findings
    case .diff:
      show(bytes, for: source, &console)
      return .findings
    }
  }

  /// Writes the difference; only once for a file with several names, as it would not apply twice.
  private mutating func show(
    _ bytes: [UInt8], for source: SourceFile, _ console: inout Console
  ) {
    let path = PatchPath(source.path)
    guard shown.insert(path).inserted else { return }
    console.output.write(lines: UnifiedDiff.bytes(from: source.bytes, to: bytes, path: path.name))
    if path.isOutside { console.error.line(path.refusal) }
  }
}

/// The worse of two statuses.
private func max(_ first: ExitStatus, _ second: ExitStatus) -> ExitStatus {
  first.rawValue > second.rawValue ? first : second
}
