import Foundation
import TestServers
import Testing
import ToolSupport

/// A real shell with the completion scripts of all commands, in a temporary directory.
struct ShellSession {
  private let shell: Shell
  private let program: ExternalProgram
  private let directory: TemporaryDirectory

  static func isInstalled(_ shell: Shell) -> Bool { ExternalProgram(shell.rawValue) != nil }

  /// Prepares a shell, with `files` in the directory.
  init(_ shell: Shell, _ files: [String: String] = [:]) throws {
    self.shell = shell
    program = try #require(ExternalProgram(shell.rawValue))
    directory = try TemporaryDirectory()
    try directory.file("work/.empty")
    for (name, text) in files { try directory.file("work/" + name, text) }
    for command in ["conffmt", "conflint", "confroute"] {
      let outcome = try BuiltTool(name: command)
        .run("--completions", shell.rawValue, in: directory.path)
      #expect(outcome.status == 0)
      try directory.file("scripts/_" + command, outcome.output)
    }
    try directory.file("harness", harness)
  }

  /// The names in the working directory.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: directory.path + "/work")) ?? []
  }

  /// The syntax errors that the shell finds in the scripts.
  func syntaxErrors() throws -> String {
    try ["conffmt", "conflint", "confroute"].map { name in
      try run(["-n", "\(directory.path)/scripts/_\(name)"])
    }.joined()
  }

  /// The completions of the last word of `line`, sorted and without quotes; for `--option=value`,
  /// those of the value.
  func offers(for line: String) throws -> [String] {
    let output = try run([directory.path + "/harness", line])
    let words = output.split(separator: "\n").map(String.init)
    let typed = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    // bash has split the word at the sign, and replaces the part after it.
    guard shell != .bash, let sign = typed.firstIndex(of: "=") else { return words.sorted() }
    let front = typed[...sign]
    return words.map { $0.hasPrefix(front) ? String($0.dropFirst(front.count)) : $0 }.sorted()
  }

  private func run(_ arguments: [String]) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try program.run(
      (shell == .zsh ? ["-f"] : []) + arguments, in: directory.path + "/work",
      environment: [
        "PATH": try BuiltTool.products().path + ":" + path, "HOME": directory.path, "TERM": "dumb",
        "SCRIPTS": directory.path + "/scripts", "RESULT": directory.path + "/result",
      ]
    ).text
  }

  // MARK: How a shell is asked

  private var harness: String {
    switch shell {
    case .bash: ShellSession.bash
    case .zsh: ShellSession.zsh
    case .fish: ShellSession.fish
    }
  }

  /// Splits the line as readline does and calls the function registered with `complete`.
  private static let bash = #"""
    for script in "$SCRIPTS"/*; do source "$script"; done
    COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=()
    while IFS= read -r word; do COMP_WORDS+=("$word"); done < <(grep -oE '[^ =:]+|[=:]' <<<"$1")
    if [[ $1 == *' ' ]]; then COMP_WORDS+=(''); fi
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    function=$(complete -p "${COMP_WORDS[0]}" | grep -o -- '-F [^ ]*')
    ${function#-F } "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" ''
    # What is offered stands behind the mark that is open, and readline closes it.
    mark=${COMP_WORDS[COMP_CWORD]:0:1}
    case $mark in [\"\']) ;; *) mark='' ;; esac
    for word in "${COMPREPLY[@]}"; do
      eval "word=$mark$word$mark"
      printf '%s\n' "$word"
    done
    """#

  /// Types the line into an interactive shell, followed by a key that inserts all matches.
  private static let zsh = #"""
    print -r -- '
    PS1=
    fpath=($SCRIPTS $fpath)
    autoload -Uz compinit && compinit -D -u
    zstyle ":completion:all-matches:*" insert yes
    zstyle ":completion:all-matches::::" completer _all_matches _complete
    zle -C all-matches complete-word _generic
    save() { print -r -- "$BUFFER" >| $RESULT; exit }
    zle -N save
    zle-line-init() { print ready }
    zle -N zle-line-init
    bindkey "^T" all-matches
    bindkey "^Y" save
    ' >| $RESULT.setup
    zmodload zsh/zpty
    rm -f $RESULT
    zpty shell zsh -f -i
    zpty -w shell "source $RESULT.setup"
    zpty -r shell text '*ready*'
    zpty -w -n shell "$1"$'\C-T\C-Y'
    zpty -r shell text '*NEVER*'
    typed=(${(z)1})
    [[ $1 == *' ' ]] || typed[-1]=()
    words=(${(z)"$(<$RESULT)"})
    for word in ${(Q)words[$#typed + 1,-1]}; do print -r -- ${word%[,=]}; done
    """#

  private static let fish = #"""
    for script in $SCRIPTS/*
      source $script
    end
    complete -C $argv[1] | string replace -r '\t.*' ''
    """#
}
