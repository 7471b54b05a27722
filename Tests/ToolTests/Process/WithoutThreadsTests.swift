import Foundation
import TestServers
import Testing

/// Tests on a system that cannot create threads, as in a container with a process limit.
struct WithoutThreadsTests {
  /// A stack larger than the memory limit of the process cannot be allocated; a command that waits
  /// for a thread is ended by the timeout.
  private static let shell = """
    ulimit -s 8388608 && ulimit -v 6291456 && exec timeout 600 "$0" "$@"
    """

  /// Whether the command runs within the limits; with a sanitizer it needs more memory.
  private static var canBeLimited: Bool {
    guard let command = try? BuiltTool.path(of: "conffmt") else {
      return false
    }
    let outcome = try? ExternalProgram("sh")?.run(["-c", shell, command, "--version"], in: "/")
    return outcome?.status == 0
  }

  /// Files of more than half a megabyte are read on several threads, as are thousands of
  /// assignments.
  private static let text = (0..<12_000).map { number in
    """
    # the customer \(number)
    Domain "d\(number).example" {
     gateway = "10.0.0.1" # here
      max_outbound_connections=\(number)
    }

    """
  }.joined()

  @Test(
    .enabled(if: canBeLimited),
    arguments: [
      ["conffmt", "--stdout", "a.conf"],
      ["conflint", "--output-format", "concise", "a.conf"],
      ["confroute", "explain", "--offline", "-c", "a.conf", "d7.example"],
      ["confroute", "explain", "--offline", "-c", "a.conf", "--domains-file", "names"],
    ])
  func aLargeFileIsHandledAsOnSeveral(command: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.conf", Self.text)
    try directory.file("names", (0..<500).map { "d\($0).example\n" }.joined())
    let name = try #require(command.first)
    let arguments = Array(command.dropFirst())
    let expected = try BuiltTool(name: name).run(arguments, in: directory.path)
    let path = try BuiltTool.path(of: name)
    let outcome = try #require(ExternalProgram("sh"))
      .run(["-c", Self.shell, path] + arguments, in: directory.path)
    #expect(outcome.status == expected.status)
    // Not in the expectation, which would print thousands of lines.
    let saysTheSame = outcome.text == expected.output + expected.error
    #expect(saysTheSame)
    #expect(outcome.text.utf8.count > 100)
  }
}
