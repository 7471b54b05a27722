import Foundation
import TestServers
import Testing

/// Tests of `conflint lsp` in a real Emacs without a display, with the settings of
/// `docs/editors.md`.
@Suite(.enabled(if: InstalledEditors.hasEmacsWithEglot, "Emacs with Eglot is not installed"))
struct EmacsTests {
  /// The actions of a user. In batch mode Emacs is never idle, so the work that Eglot does when
  /// idle is started explicitly; formatting sends pending edits, and its own changes are sent then.
  /// Emacs 28 reads input that arrives together with an answer only when more input arrives.
  private static let session = """
    (defvar told nil)
    (defun tell (line) (push line told))
    (defun wait-for (what condition)
      (let ((left 12000))
        (while (not (funcall condition))
          (when (= (setq left (1- left)) 0) (error "waited in vain for %s" what))
          (accept-process-output nil 0.05))))
    (defun wait-for-findings (count)
      (wait-for "findings" (lambda () (flymake-start) (= (length (flymake-diagnostics)) count))))
    (defun tell-finding (finding)
      (tell (format "%s: %s" (car (split-string (flymake-diagnostic-text finding) ": "))
        (buffer-substring (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))))
    (condition-case problem
        (progn
          (load (expand-file-name "lines.el") nil t)
          (require 'eglot)
          (setq eglot-connect-timeout 600 jsonrpc-default-request-timeout 600)
          (find-file "ecelerity.conf")
          (run-hooks 'post-command-hook)
          (wait-for "the server" #'eglot-current-server)
          (wait-for-findings 3)
          (mapc #'tell-finding (sort (flymake-diagnostics)
            (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))
          (goto-char 6)
          (delete-char 1)
          (insert "a")
          (eglot-format-buffer)
          (eglot--signal-textDocument/didChange)
          (wait-for-findings 2)
          (dolist (line (split-string (buffer-string) "\\n" t)) (tell (concat "line: " line))))
      (error (tell (format "%S" problem))))
    (write-region (mapconcat #'identity (reverse told) "\\n") nil "told")
    (set-buffer-modified-p nil)
    (kill-emacs)
    """

  @Test func showsFindingsAndLayoutWhileSomebodyTypes() throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      "gatewey = relay.example\n# é𝄞\ndomain \"é.example\" {\nmax_outbound_connections=lots\n}\n")
    try directory.file("lines.el", EditorLines.block("elisp", with: "eglot-server-programs"))
    try directory.file("session.el", Self.session)
    let editor = try #require(ExternalProgram("emacs"))
    let outcome = try editor.run(
      ["--batch", "--load", "session.el"], in: directory.path,
      environment: EditorLines.environment(in: directory.path))
    let told = try TemporaryDirectory.text(directory.path + "/told").split(separator: "\n").map(
      String.init)
    #expect(
      told == [
        "conflint [unknown-option]: gatewey", "conflint [domain-non-ascii]: é.example",
        "conflint [invalid-number]: lots", "line: gateway = relay.example", "line: # é𝄞",
        "line: domain \"é.example\" {", "line:   max_outbound_connections = lots", "line: }",
      ], "\(outcome.text)")
  }
}
