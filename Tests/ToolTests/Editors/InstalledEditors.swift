import Foundation
import TestServers

/// The installed editors with a language server client.
enum InstalledEditors {
  /// Eglot is part of Emacs 29; for earlier versions, Debian has `elpa-eglot`.
  static let hasEmacsWithEglot: Bool = {
    let outcome = try? ExternalProgram("emacs")?.run(
      ["--batch", "--eval", "(require 'eglot)"], in: "/")
    return outcome?.status == 0
  }()

  /// ALE in the directory of Debian's `vim-ale`, where Vim searches for packages.
  static let hasVimWithALE =
    ExternalProgram("vim") != nil
    && FileManager.default.fileExists(
      atPath: "/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")
}
