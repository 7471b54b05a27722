import Foundation
import Testing
import ToolSupport

struct CommandRunTests {
  /// What a run answers and prints.
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

  @Test func paintsWhenTold() {
    let result = run(["explain", "x", "--color=always"]) { _, console in
      console.complain("no")
      return .failure
    }
    #expect(result.error == "sample: \u{1B}[1;31merror\u{1B}[0m: no\n")
  }
}

extension Pipe {
  /// Everything written so far; no more can be written.
  var writtenText: String {
    try? fileHandleForWriting.close()
    return String(decoding: fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
