/// The fish completion script of one command, for version 3 or newer.
struct FishCompletion {
  private let command: CommandDeclaration
  private let function: String

  init(_ command: CommandDeclaration) {
    self.command = command
    function = "__" + command.name
  }

  var text: String {
    let head =
      "# Completion of \(command.name) in fish; printed by `\(command.name) --completions fish`."
    let functions = (command.subcommands.isEmpty ? [] : [at]) + (needsAnswers ? [asked] : [])
    let rows = [complete + " -f"] + subcommands + command.completedPaths.flatMap(rows)
    return ([head] + functions + [rows.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  private var complete: String { "complete -c \(command.name)" }
  private var needsAnswers: Bool { command.candidates != nil }

  // MARK: Functions

  /// Options before the subcommand may have values, which must not be taken for its name.
  private var at: String {
    let names = command.subcommands.map(\.name).joined(separator: " ")
    let options = CommandPath(command).distinctOptions.filter(\.takesValue).flatMap(\.spellings)
    return """
      # Whether the subcommand is $argv[1], or none so far when that is empty.
      function \(function)_at
        set -l skips 0
        set -l found ''
        for word in (commandline -opc)[2..-1]
          if test $skips = 1
            set skips 0
            continue
          end
          switch $word
            case \(options.joined(separator: " "))
              set skips 1
            case '-*'
            case \(names)
              set found $word
              break
            case '*'
              set found -
              break
          end
        end
        test "$found" = "$argv[1]"
      end
      """
  }

  /// The function that runs the command itself for candidates.
  private var asked: String {
    """
    function \(function)_asked
      set -l words (commandline -opc)
      set -l token (commandline -ct | string replace -r -- '^--[^=]*=' '')
      set -l program $words[1]
      set -e words[1]
      command $program --complete $argv[1] "$token" $words 2>/dev/null </dev/null
    end
    """
  }

  // MARK: Rows

  private var subcommands: [String] {
    command.subcommands.map { row in
      "\(complete) -n '\(function)_at \"\"' -a \(row.name) -d \(quoted(row.abstract))"
    }
  }

  private func rows(_ name: String, _ path: CommandPath) -> [String] {
    let condition =
      command.subcommands.isEmpty ? "" : " -n '\(function)_at \(name.isEmpty ? "\"\"" : name)'"
    return path.distinctOptions.map { option in
      let short = option.short.map { " -s \($0)" } ?? ""
      return "\(complete)\(condition) -l \(option.name)\(short)"
        + (option.takesValue ? value(option.candidates, isList: option.isList) : "")
        + " -d \(quoted(option.help))"
    } + operands(path.last.operandCandidates).map { complete + condition + $0 }
  }

  private func operands(_ candidates: CompletionCandidates) -> [String] {
    switch candidates {
    case .nothing: []
    case .files: [" -F"]
    default: [" -a \(quoted(source(candidates, isList: false)))"]
    }
  }

  private func value(_ candidates: CompletionCandidates, isList: Bool) -> String {
    switch candidates {
    case .nothing: " -x"
    case .files: " -r -F"
    default: " -x -a \(quoted(source(candidates, isList: isList)))"
    }
  }

  private func source(_ candidates: CompletionCandidates, isList: Bool) -> String {
    switch candidates {
    case .nothing, .files: ""
    case .directories: "(__fish_complete_directories)"
    case .words(let words) where isList: "(__fish_append , \(words.joined(separator: " ")))"
    case .words(let words): words.joined(separator: " ")
    case .asked(let kind): "(\(function)_asked \(kind))"
    }
  }

  private func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\'".contains(character) { result.append("\\") }
      result.append(character)
    }
    return "'\(result)'"
  }
}
