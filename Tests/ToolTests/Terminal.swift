import Foundation
import TestServers

/// A terminal that nobody looks at, as `script` of util-linux makes one.
struct Terminal {
  /// How many columns it has.
  let columns: Int

  static var isAvailable: Bool {
    #if os(Linux)
      ExternalProgram("script") != nil && ExternalProgram("stty") != nil
    #else
      false
    #endif
  }

  /// What `tool` shows there; nil when there is no terminal. `arguments` need no quotes.
  func output(of tool: BuiltTool, _ arguments: [String], in folder: String) throws -> String? {
    let path = try BuiltTool.products().appendingPathComponent(tool.name).path
    let line = ["stty cols \(columns);", "exec", "'\(path)'"] + arguments
    let outcome = try ExternalProgram("script")?.run(
      ["-qec", line.joined(separator: " "), "/dev/null"], in: folder,
      environment: ["SHELL": "/bin/sh"])
    return outcome?.text.replacing("\r\n", with: "\n")
  }
}
