import Foundation
import TestServers

/// A pseudo-terminal, created by `script` of util-linux.
struct Terminal {
  /// The number of its columns.
  let columns: Int

  static var isAvailable: Bool {
    #if os(Linux)
      ExternalProgram("script") != nil && ExternalProgram("stty") != nil
    #else
      false
    #endif
  }

  /// The output of `tool` on the terminal; nil if there is none. `arguments` must not need quoting.
  func output(of tool: BuiltTool, _ arguments: [String], in directory: String) throws -> String? {
    let path = try BuiltTool.path(of: tool.name)
    let line = ["stty cols \(columns);", "exec", "'\(path)'"] + arguments
    let outcome = try ExternalProgram("script")?.run(
      ["-qec", line.joined(separator: " "), "/dev/null"], in: directory,
      environment: ["SHELL": "/bin/sh"])
    return outcome?.text.replacing("\r\n", with: "\n")
  }
}
