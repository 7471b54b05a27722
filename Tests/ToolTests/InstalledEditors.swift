import Foundation
import TestServers

/// Which editors with a client for language servers this machine has.
enum InstalledEditors {
  /// Eglot comes with Emacs 29, and with Debian's `elpa-eglot` for those before.
  static let hasEmacsWithEglot: Bool = {
    let outcome = try? ExternalProgram("emacs")?.run(
      ["--batch", "--eval", "(require 'eglot)"], in: "/")
    return outcome?.status == 0
  }()

  /// ALE where Debian's `vim-ale` has it, which is where Vim looks for packages.
  static let hasVimWithALE =
    ExternalProgram("vim") != nil
    && FileManager.default.fileExists(
      atPath: "/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")
}
