/// The bash completion script of one command, for version 3.2 or newer.
///
/// It has four functions: one walks the line as `ArgumentParser` does, one quotes candidates that
/// come from files, and two return the declared options and operands.
struct BashCompletion {
  private let command: CommandDeclaration
  private let function: String

  init(_ command: CommandDeclaration) {
    self.command = command
    function = "_" + command.name
  }

  var text: String {
    """
    # Completion of \(command.name) in bash; printed by `\(command.name) --completions bash`.

    # What may follow option $2 of the command $1, or the options themselves: sets kind and values.
    \(function)_option() {
      kind='' values=''
      case $1 in
    \(command.completedPaths.map(options).joined(separator: "\n"))
      esac
    }

    # What the operands of the command $1 are: sets kind and values.
    \(function)_operand() {
      kind='' values=''
      case $1 in
    \(command.completedPaths.map(operands).joined(separator: "\n"))
      esac
    }

    \(quoting)

    \(walk)
    complete -F \(function) \(command.name)

    """
  }

  // MARK: Declarations

  private func options(_ name: String, _ path: CommandPath) -> String {
    let options = path.distinctOptions
    let rows = options.filter(\.takesValue).map { option in
      "        \(option.spellings.joined(separator: " | "))) \(assignments(option)) ;;\n"
    }
    let names = options.map { "--" + $0.name }.joined(separator: " ")
    return """
          \(name.isEmpty ? "''" : name))
            case $2 in
      \(rows.joined())        '') kind=words values='\(names)' ;;
            esac ;;
      """
  }

  private func operands(_ name: String, _ path: CommandPath) -> String {
    "    \(name.isEmpty ? "''" : name)) \(assignments(path.last.operandCandidates)) ;;"
  }

  private func assignments(_ option: OptionDeclaration) -> String {
    if option.isList, case .words(let words) = option.candidates {
      return "kind=list values=\(shellQuoted(words.joined(separator: " ")))"
    }
    return assignments(option.candidates)
  }

  private func assignments(_ candidates: CompletionCandidates) -> String {
    switch candidates {
    case .nothing: "kind=nothing"
    case .files: "kind=files"
    case .directories: "kind=directories"
    case .words(let words): "kind=words values=\(shellQuoted(words.joined(separator: " ")))"
    case .asked(let kind): "kind=asked values=\(shellQuoted(kind))"
    }
  }

  // MARK: The line

  /// Candidates are inserted verbatim, so words from files, which are untrusted, are quoted for
  /// their position: after an open quotation mark, which readline closes, or outside of quotes.
  /// Between double quotes a backslash would not protect `!` from history expansion.
  private var quoting: String {
    """
    # Quotes word for what stands behind the mark $quote; empties it where that cannot be done.
    \(function)_quote() {
      local plain=$word i
      case $quote in
        \\') case $plain in *\\'*) word='' ;; esac ;;
        \\")
          word=''
          case $plain in *!*) return ;; esac
          for ((i = 0; i < ${#plain}; i++)); do
            case ${plain:i:1} in [\\\\\\"\\$\\`]) word+=\\\\ ;; esac
            word+=${plain:i:1}
          done
          ;;
        *) printf -v word %q "$plain" ;;
      esac
    }
    """
  }

  /// bash splits words at `=` and `:`, and only the line itself shows what was one word; a
  /// candidate replaces only the last part of it. The rest is cut off before the word is quoted,
  /// because its end could not be found afterwards. If a quotation mark is in the middle of a word,
  /// its meaning is unclear and nothing is offered. Version 3.2, which macOS has, takes the first
  /// `)` without a `(` for the end of a substitution, so patterns inside one have both; it lacks
  /// `compopt`, with which readline would quote the names of files.
  private var walk: String {
    """
    \(function)() {
      local words=() word before after line=${COMP_LINE-} i
      for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]-}
        before=${line%%[![:space:]]*}
        line=${line#"$before"}
        if ((i > 1)) && {
          if [[ -n ${COMP_LINE-} ]]; then
            [[ -z $before ]]
          else
            [[ $word == = || $after == = ]]
          fi
        }; then
          words[${#words[@]} - 1]+=$word
        else
          words+=("$word")
        fi
        line=${line#"$word"} after=$word
      done

      local kind values command='' operands='' ended='' expected='' last=$((${#words[@]} - 1))
      for ((i = 1; i < last; i++)); do
        word=${words[i]}
        if [[ -n $expected ]]; then
          expected=''
          continue
        fi
        case $ended$word in
          --) ended=1 ;;
          --*=*) ;;
          -?*)
            \(function)_option "$command" "$word"
            if [[ -n $kind ]]; then expected=$word; fi
            ;;
          *)
            if [[ -z $command$operands$ended && ' \(subcommands) ' == *" $word "* ]]; then
              command=$word
            else
              operands=1
            fi
            ;;
        esac
      done

      # The part of the word that bash has cut off is not offered again.
      local current=${words[last]} prefix='' quote='' quoted='' home='' gone cut
      word=${COMP_WORDS[COMP_CWORD]-}
      case $word in = | :) word='' ;; esac
      cut=$((${#current} - ${#word}))
      COMPREPLY=()

      if [[ -n $expected ]]; then
        \(function)_option "$command" "$expected"
      elif [[ -z $ended && $current == --*=* ]]; then
        prefix=${current%%=*}=
        current=${current#*=}
        \(function)_option "$command" "${prefix%=}"
      elif [[ -z $ended && $current == -* ]]; then
        \(function)_option "$command" ''
      else
        \(function)_operand "$command"
        if [[ -z $command$operands$ended ]]; then
          while IFS= read -r word; do COMPREPLY+=("${word:cut}"); done \\
            < <(compgen -W '\(subcommands)' -- "$current")
        fi
      fi
      case $kind in
        list)
          prefix+=${current%"${current##*,}"}
          current=${current##*,}
          kind=words
          ;;
        asked) quoted=1 ;;
        files | directories) compopt -o filenames 2>/dev/null || quoted=1 ;;
      esac
      if [[ -n $quoted ]]; then
        words=("${words[@]:1:last-1}")
        i=$((cut > ${#prefix} ? cut - ${#prefix} : 0))
        gone=${current:0:i}
        gone=${gone//[\\\\\\"\\']/}
        case $current in
          [\\"\\']*) quote=${current:0:1} current=${current:1} ;;
          \\~*) if [[ $kind != asked && -z $gone ]]; then home=\\~; fi ;;
        esac
        case $current in *[\\"\\']*) kind=nothing ;; esac
        current=${current//[\\\\]/}
      fi
      while IFS= read -r word; do
        if [[ -z $quoted ]]; then
          word=$prefix$word
          COMPREPLY+=("${word:cut}")
          continue
        fi
        word=${word:${#gone}}
        word=${word#"$home"}
        if [[ -n $word ]]; then \(function)_quote; fi
        if [[ -z $word ]]; then continue; fi
        COMPREPLY+=("${prefix:cut}$home$word")
      done < <(
        case $kind in
          (files) compgen -f -- "$current" ;;
          (directories) compgen -d -- "$current" ;;
          (words) compgen -W "$values" -- "$current" ;;
          (asked)
            "$1" --complete "$values" "$current" "${words[@]//[\\\\\\"\\']/}" 2>/dev/null </dev/null
            ;;
        esac
      )
    }
    """
  }

  private var subcommands: String { command.subcommands.map(\.name).joined(separator: " ") }
}
