import Foundation
import TestServers
import Testing

/// Tests of `conflint lsp` in a real Vim with ALE, without a display, with the settings of
/// `docs/editors.md`.
@Suite(.enabled(if: InstalledEditors.hasVimWithALE, "Vim with ALE is not installed"))
struct VimTests {
  /// The actions of a user.
  private static let session = """
    let g:told = []
    function Wait(count)
      for i in range(12000)
        if len(ale#engine#GetLoclist(bufnr(''))) == a:count | return | endif
        sleep 50m
      endfor
      throw 'waited in vain for ' . a:count . ' findings'
    endfunction
    function Tell()
      for finding in ale#engine#GetLoclist(bufnr(''))
        call add(g:told, finding.lnum . ':' . finding.col . ' ' . finding.code)
      endfor
    endfunction
    try
      call Wait(2)
      call Tell()
      call setline(1, 'hostname = relay.example')
      doautocmd TextChanged
      call Wait(1)
      call Tell()
    catch
      call add(g:told, v:exception)
    endtry
    call writefile(g:told, 'told')
    qall!
    """

  @Test func showsFindingsWhileSomebodyTypes() throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      "hostnam = relay.example\n# é𝄞\ndomain oak.example {\n  tls = maybe\n}\n")
    try directory.file("lines.vim", EditorLines.block("vim", with: "ale#linter#Define"))
    try directory.file("session.vim", Self.session)
    let editor = try #require(ExternalProgram("vim"))
    let outcome = try editor.run(
      ["-u", "lines.vim", "-N", "-e", "-s", "-n", "-S", "session.vim", "ecelerity.conf"],
      in: directory.path, environment: EditorLines.environment(in: directory.path))
    let told = try TemporaryDirectory.text(directory.path + "/told").split(separator: "\n").map(
      String.init)
    #expect(
      told == ["1:1 unknown-option", "4:9 invalid-enum", "4:9 invalid-enum"], "\(outcome.text)")
  }
}
