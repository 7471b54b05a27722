import Foundation
import Testing

@testable import ToolSupport

struct CommandRunTests {
  /// The status and output of a run.
  private func run(
    _ words: [String], _ work: (ParsedArguments, inout Console) throws -> ToolSupport.ExitStatus
  ) -> (status: ToolSupport.ExitStatus, output: String, error: String) {
    let output = Pipe()
    let error = Pipe()
    let status = sample.run(
      words, output: StandardStream(descriptor: output.fileHandleForWriting.fileDescriptor),
      error: StandardStream(descriptor: error.fileHandleForWriting.fileDescriptor, capacity: 0),
      work)
    return (status, output.writtenText, error.writtenText)
  }

  @Test func answersWhatTheWorkAnswers() {
    let result = run(["explain", "x"]) { arguments, console in
      console.output.line(arguments.operands[0])
      return .findings
    }
    #expect(result == (.findings, "x\n", ""))
  }

  @Test func printsHelpAndVersionOnStandardOutput() {
    let help = run(["probe", "--help"]) { _, _ in .failure }
    #expect(help == (.success, sample.help(["probe"]), ""))
    let version = run(["--version"]) { _, _ in .failure }
    #expect(version == (.success, "sample 1.2.3\n", ""))
  }

  @Test func tellsUsageErrorsOnStandardError() {
    let result = run(["probe", "--sned"]) { _, _ in .success }
    #expect(result.status == .failure)
    #expect(result.output == "")
    #expect(
      result.error == """
        sample: error: option `--sned` is not known; did you mean `--send`?
        see `sample probe --help`

        """)
  }

  @Test func tellsWhatTheWorkThrows() {
    let result = run(["explain", "x"]) { _, console in
      console.output.line("begun")
      throw FileError.changedSinceRead("a.conf")
    }
    #expect(result.status == .failure)
    #expect(result.output == "begun\n")
    #expect(result.error.hasPrefix("sample: error: `a.conf` has changed since it was read"))
  }

  /// Slow work can start before the declaration is created, which delays every run.
  @Test func beginsBeforeTheDeclarationIsMade() {
    var order: [String] = []
    func declaration() -> CommandDeclaration {
      order.append("declared")
      return sample
    }
    let status = CommandDeclaration.runProcess(declaration(), ["explain", "x"]) { words in
      order += ["first"] + words
    } work: { _, _ in
      order.append("work")
      return .success
    }
    #expect(status == .success)
    #expect(order == ["first", "explain", "x", "declared", "work"])
  }

  @Test func paintsWhenTold() {
    let result = run(["explain", "x", "--color=always"]) { _, console in
      console.complain("no")
      return .failure
    }
    #expect(result.error == "sample: \u{1B}[1;31merror\u{1B}[0m: no\n")
  }
}

struct CommandMainTests {
  /// `conflint … | head` ends with the status so far, not with a signal.
  @Test func survivesAReaderThatLeaves() async {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      let pipe = Pipe()
      dup2(pipe.fileHandleForWriting.fileDescriptor, 1)
      try pipe.fileHandleForReading.close()
      mixedMain { console in
        while !console.output.isClosed { console.output.line("a line nobody reads") }
      }
    }
    // The test library marks the start of the stream with bytes of its own.
    let said = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
    #expect(said?.contains("anything") == false)
  }

  @Test func failsWhenThereIsNoStandardOutput() async {
    await #expect(processExitsWith: .exitCode(2)) {
      close(1)
      mixedMain { $0.output.line("lost") }
    }
  }
}

/// A program that returns 1 after `work`, whatever its command line.
private func mixedMain(_ work: (inout Console) -> Void) -> Never {
  let anything = CommandDeclaration("anything", "do", operands: [OperandDeclaration("X", .any)])
  let status = CommandDeclaration.runProcess(anything, ["--", "x"]) { _, console in
    work(&console)
    return .findings
  }
  exit(status.rawValue)
}

extension Pipe {
  /// Everything written so far; closes the pipe for writing.
  var writtenText: String {
    try? fileHandleForWriting.close()
    return String(decoding: fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
