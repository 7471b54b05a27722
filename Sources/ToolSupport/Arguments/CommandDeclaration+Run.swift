internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension CommandDeclaration {
  /// Parses the command line of the process, handles what all commands have in common (help,
  /// version, usage errors), otherwise does `work`, and ends the process.
  package func main(
    _ work: (ParsedArguments, inout Console) throws -> ExitStatus
  ) -> Never {
    Self.main(self, first: { _ in }, finally: {}, work: work)
  }

  /// Runs a command whose `declaration` is created lazily. `first` gets the words of the command
  /// line before that, to start slow work early; `finally` runs before the process ends, whatever
  /// the command line says.
  package static func main(
    _ declaration: @autoclosure () -> CommandDeclaration, first: ([String]) -> Void,
    finally: () -> Void, work: (ParsedArguments, inout Console) throws -> ExitStatus
  ) -> Never {
    let words = Array(CommandLine.arguments.dropFirst())
    let status = runProcess(declaration(), words, first: first) { arguments, console in
      // Repaired, it could be the name of another file.
      if let word = wordThatIsNoText() { throw UsageError.notUnicode(word) }
      return try work(arguments, &console)
    }
    finally()
    exit(status.rawValue)
  }

  /// Runs the command without ending the process.
  static func runProcess(
    _ declaration: @autoclosure () -> CommandDeclaration, _ words: [String],
    first: ([String]) -> Void = { _ in },
    work: (ParsedArguments, inout Console) throws -> ExitStatus
  ) -> ExitStatus {
    prepareProcess()
    FreedMemory.keep()
    first(words)
    return declaration().run(words, work)
  }

  /// Does what `arguments` ask for. An error thrown by `work` is printed to standard error and is a
  /// failure, as is output that could not be written.
  package func run(
    _ arguments: [String], output: consuming StandardStream = .output(),
    error: consuming StandardStream = .error(),
    _ work: (ParsedArguments, inout Console) throws -> ExitStatus
  ) -> ExitStatus {
    if let request = InternalRequest(arguments) { return answer(request, output) }
    let parsed = Result { () throws(UsageError) in try parse(arguments) }
    let color = (try? parsed.get())?[StandardOption.color] ?? StandardOption.color.fallback
    var console = Console(name: name, color: color, output: output, error: error)
    var status = ExitStatus.failure
    do {
      status = try answer(parsed.get(), &console, work)
      try console.output.finish()
    } catch {
      status = .failure
      console.complain(complaint(about: error, arguments))
    }
    return status
  }

  private func answer(
    _ arguments: ParsedArguments, _ console: inout Console,
    _ work: (ParsedArguments, inout Console) throws -> ExitStatus
  ) throws -> ExitStatus {
    switch arguments.request {
    case .run: return try work(arguments, &console)
    case .help: console.output.write(help(arguments.commandPath))
    case .version: console.output.line("\(name) \(version)")
    case .completions(let shell): console.output.write(completions(for: shell))
    }
    return .success
  }

  /// Prints the answer only: a shell cannot display messages.
  private func answer(
    _ request: InternalRequest, _ output: consuming StandardStream
  ) -> ExitStatus {
    switch request {
    case .candidates(let kind, let prefix, let words):
      let question = CandidateQuestion(
        kind: kind, prefix: prefix, arguments: parseBeginning(words))
      output.write(answer(question))
    case .manual: output.write(ManualPage(self).text)
    }
    return (try? output.finish()) == nil ? .failure : .success
  }

  private func complaint(about error: any Error, _ arguments: [String]) -> String {
    let message = ((error as? QueryProblem)?.commandDescription ?? "\(error)").visible
    guard error is UsageError else { return message }
    let path = CommandPath(self, arguments.filter { !$0.hasPrefix("-") })
    return "\(message)\nsee `\(path.spelling) --help`"
  }
}

/// The first word of the command line that is not UTF-8, repaired.
private func wordThatIsNoText() -> String? {
  for number in 1..<max(Int(CommandLine.argc), 1) {
    guard let word = CommandLine.unsafeArgv[number] else { continue }
    if String(validatingCString: word) == nil { return String(cString: word) }
  }
  return nil
}

/// Prepares the process for writing: a reader that closes the pipe and a limit on file sizes cause
/// error codes instead of signals, and the descriptors 0, 1 and 2 are in use, so that no file the
/// program opens gets one of them and receives messages. They are opened in the wrong direction, so
/// that using them fails.
private func prepareProcess() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  for (number, flags) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
  where fcntl(number, F_GETFD) == -1 {
    _ = open("/dev/null", flags)
  }
}
