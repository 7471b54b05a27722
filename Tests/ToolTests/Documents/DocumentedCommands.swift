import Foundation
import TestServers

/// The commands on a page, with the output it shows for them.
///
/// In a `console` block, a command follows `$ ` and its output is below it; `…` ends an abbreviated
/// output. A `sh` block has only commands, and in the `yaml` of a CI some lines are commands.
struct DocumentedCommands {
  /// A command as typed.
  struct Command {
    let line: String
    /// The output on the page; nil if there is none.
    let output: String?

    /// Whether the page shows the output `given`.
    func shows(_ given: String) -> Bool {
      guard let output else { return true }
      guard output.hasSuffix("…\n") else { return output == given }
      let start = output.dropLast(2)
      return !start.isEmpty && given.hasPrefix(start)
    }
  }

  /// The result of running a command.
  struct Outcome {
    let command: Command
    let status: Int32
    /// The combined output of both streams.
    let output: String
  }

  let commands: [Command]

  init(_ document: String) {
    let blocks = MarkdownBlocks(document).blocks.filter { $0.reasonNotToRun == nil }
    commands = blocks.flatMap { (block) -> [Command] in
      switch block.language {
      case "console": Self.conversation(block.text)
      case "sh": Self.script(block.text)
      case "yaml": Self.steps(block.text)
      default: []
      }
    }
  }

  private static func conversation(_ text: String) -> [Command] {
    ("\n" + text).components(separatedBy: "\n$ ").dropFirst().map { part in
      var lines = part.split(separator: "\n", omittingEmptySubsequences: false)[...]
      if lines.last == "" { lines.removeLast() }
      let line = takeCommand(&lines)
      return Command(line: line, output: lines.map { $0 + "\n" }.joined())
    }
  }

  private static func script(_ text: String) -> [Command] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var commands: [Command] = []
    while let line = lines.first {
      if line.isEmpty {
        lines.removeFirst()
      } else {
        commands.append(Command(line: takeCommand(&lines), output: nil))
      }
    }
    return commands
  }

  /// The steps of a CI configuration that run one of our commands.
  private static func steps(_ text: String) -> [Command] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")[...]
      guard words.popFirst() == "-" else { return nil }
      if words.first == "run:" { words.removeFirst() }
      guard let name = words.first, name.hasPrefix("conf") else { return nil }
      return Command(line: words.joined(separator: " "), output: nil)
    }
  }

  /// The next command, including lines continued by a backslash and here-documents.
  private static func takeCommand(_ lines: inout ArraySlice<Substring>) -> String {
    var taken: [Substring] = []
    while let line = lines.popFirst() {
      taken.append(line)
      if !line.hasSuffix("\\") { break }
    }
    if let mark = taken.last?.components(separatedBy: "<<").dropFirst().first {
      let end = mark.trimmingCharacters(in: CharacterSet(charactersIn: "'\" "))
      while let line = lines.popFirst() {
        taken.append(line)
        if line == end { break }
      }
    }
    return taken.joined(separator: "\n")
  }

  /// Runs all commands in order in one shell, which starts in `directory` with the built commands
  /// first on its path.
  func run(in directory: String) throws -> [Outcome] {
    let notes = try TemporaryDirectory()
    var script = "last=0\n"
    for (index, command) in commands.enumerated() {
      // `$?` is the status of the previous command, as in an interactive shell.
      script += """
        (exit $last)
        {
        \(command.line)
        } >'\(notes.path)/\(index)' 2>&1 </dev/null
        last=$?
        echo $last >'\(notes.path)/\(index).status'

        """
    }
    let shell = ExternalProgram("/bin/sh")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    _ = try shell?.run(
      [try notes.file("script", script)], in: directory,
      environment: [
        "PATH": try BuiltTool.products().path + ":" + path, "HOME": directory, "LC_ALL": "C",
      ])
    return try commands.enumerated().map { index, command in
      let status = try TemporaryDirectory.text("\(notes.path)/\(index).status")
      return Outcome(
        command: command, status: Int32(status.dropLast()) ?? -1,
        output: try TemporaryDirectory.text("\(notes.path)/\(index)"))
    }
  }
}
