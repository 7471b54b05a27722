/// A shell with command line completion.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

extension CommandDeclaration {
  /// The completion script for `shell`.
  package func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: BashCompletion(self).text
    case .zsh: ZshCompletion(self).text
    case .fish: FishCompletion(self).text
    }
  }
}

/// `text` as one word in bash or zsh.
func shellQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
