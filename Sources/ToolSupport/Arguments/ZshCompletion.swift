/// The zsh completion script of one command, for a directory in `$fpath` as well as for `source`.
struct ZshCompletion {
  private let command: CommandDeclaration
  private let function: String

  init(_ command: CommandDeclaration) {
    self.command = command
    function = "_" + command.name
  }

  var text: String {
    """
    #compdef \(command.name)
    # Completion of \(command.name) in zsh; printed by `\(command.name) --completions zsh`.
    \(asked)
    \(function)() {
      local -a typed
      typed=("${(@)words[1,CURRENT]}")
    \(command.subcommands.isEmpty ? arguments(CommandPath(command), indent: "  ") : dispatch)
    }

    if [[ $funcstack[1] == \(function) ]]; then
      \(function) "$@"
    elif (( $+functions[compdef] )); then
      compdef \(function) \(command.name)
    fi

    """
  }

  /// The function that runs the command itself for candidates. Its last argument is the kind of
  /// words, those before are for `compadd`; `typed` is the whole line, because `_arguments` exposes
  /// only a part.
  private var asked: String {
    guard command.candidates != nil else { return "" }
    return """

      \(function)_asked() {
        local -a found
        found=("${(@f)$("${(Q)typed[1]}" --complete $argv[-1] "${(Q)PREFIX}" "${(@Q)typed[2,-2]}" 2>/dev/null </dev/null)}")
        compadd "${(@)argv[1,-2]}" -a found
      }

      """
  }

  private var dispatch: String {
    let names = command.subcommands.map { row in
      "    " + shellQuoted("\(row.name):\(row.abstract)")
    }
    let cases = command.completedPaths.dropFirst().map { name, path in
      "        \(name))\n\(arguments(path, indent: "          "))\n          ;;"
    }
    let root = CommandPath(command)
    let specifications =
      root.distinctOptions.map(specification)
      + [shellQuoted("1:command:->command"), shellQuoted("*::argument:->argument")]
    return """
        local context state state_descr line
        typeset -A opt_args
        local -a commands
        commands=(
      \(names.joined(separator: "\n"))
        )
      \(call("_arguments -C -A '-*'", specifications, indent: "  "))
        case $state in
          command)
            _describe -t commands command commands
            \(action(command.operandCandidates, isList: false).map { $0 + "\n      " } ?? "");;
          argument)
            case $line[1] in
      \(cases.joined(separator: "\n"))
            esac
            ;;
        esac
      """
  }

  private func arguments(_ path: CommandPath, indent: String) -> String {
    var specifications = path.distinctOptions.map(specification)
    if let operand = path.last.operands.first {
      let action = action(path.last.operandCandidates, isList: false) ?? ""
      specifications.append(shellQuoted("*:\(escaped(operand.placeholder)):\(action)"))
    }
    return call("_arguments", specifications, indent: indent)
  }

  private func call(_ name: String, _ words: [String], indent: String) -> String {
    indent + ([name] + words).joined(separator: " \\\n\(indent)  ")
  }

  /// `'(-c --config)'{-c+,--config=}'[what it does]:FILE:_files'`
  private func specification(_ option: OptionDeclaration) -> String {
    let spellings = option.spellings.map { spelling in
      option.takesValue ? spelling + (spelling.hasPrefix("--") ? "=" : "+") : spelling
    }
    var rest = "[\(escaped(option.help))]"
    if option.takesValue {
      let action = action(option.candidates, isList: option.isList) ?? ""
      rest += ":\(escaped(option.placeholder)):\(action)"
    }
    let front = option.isRepeatable ? "*" : "(\(option.spellings.joined(separator: " ")))"
    guard spellings.count > 1 else { return shellQuoted(front + spellings[0] + rest) }
    return shellQuoted(front) + "{\(spellings.joined(separator: ","))}" + shellQuoted(rest)
  }

  private func action(_ candidates: CompletionCandidates, isList: Bool) -> String? {
    switch candidates {
    case .nothing: nil
    case .files: "_files"
    case .directories: "_files -/"
    case .words(let words) where isList: "_sequence compadd - " + words.joined(separator: " ")
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .asked(let kind): "\(function)_asked \(kind)"
    }
  }

  /// `text`, escaped for the colons and brackets of a specification.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]:\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
