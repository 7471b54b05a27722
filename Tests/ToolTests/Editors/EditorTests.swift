import Foundation
import TestServers
import Testing

/// Tests of `conflint lsp` in a real editor: headless Neovim, driven by a script.
@Suite(.enabled(if: ExternalProgram("nvim") != nil, "Neovim is not installed"))
struct EditorTests {
  /// The settings of `docs/editors.md` for all versions, followed by the actions of a user.
  private static func script(_ command: String) -> String {
    """
    local told = {}
    local function tell(line) table.insert(told, line) end
    local function finish()
      vim.fn.writefile(told, "told")
      vim.cmd("qa!")
    end
    local ok, problem = pcall(function()
      local client = vim.lsp.start_client({ name = "conflint", cmd = { "\(command)", "lsp" } })
      vim.lsp.buf_attach_client(0, client)
      local function wait(what, condition)
        if not vim.wait(600000, condition, 20) then error("waited in vain for " .. what) end
      end
      local function tell_diagnostics()
        for _, finding in ipairs(vim.diagnostic.get(0)) do
          local text = vim.api.nvim_buf_get_lines(0, finding.lnum, finding.lnum + 1, false)[1]
          local code = finding.code or finding.user_data.lsp.code
          tell(code .. ": " .. text:sub(finding.col + 1, finding.end_col))
        end
      end
      wait("diagnostics", function() return #vim.diagnostic.get(0) == 3 end)
      tell_diagnostics()
      vim.api.nvim_buf_set_text(0, 0, 5, 0, 6, { "a" })
      wait("fewer diagnostics", function() return #vim.diagnostic.get(0) == 2 end)
      tell_diagnostics()
      vim.api.nvim_win_set_cursor(0, { 1, 2 })
      local params = vim.lsp.util.make_position_params(0, "utf-16")
      local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", params, 600000)
      for _, answer in pairs(answers) do
        for line in answer.result.contents.value:gmatch("[^\\n]+") do
          if line:find("=") then tell("hover: " .. line) end
        end
      end
      if vim.lsp.buf.format then
        vim.lsp.buf.format({ timeout_ms = 600000 })
      else
        vim.lsp.buf.formatting_sync(nil, 600000)
      end
      for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do tell("line: " .. line) end
      tell("cursor: " .. vim.api.nvim_win_get_cursor(0)[1])
    end)
    if not ok then tell(tostring(problem)) end
    finish()
    """
  }

  @Test func showsFindingsHoverAndLayoutWhileSomebodyTypes() throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      "gatewey = relay.example\n# é𝄞\ndomain \"é.example\" {\nmax_outbound_connections=lots\n}\n")
    let command = try BuiltTool.path(of: "conflint")
    try directory.file("session.lua", Self.script(command))
    let editor = try #require(ExternalProgram("nvim"))
    let outcome = try editor.run(
      ["--clean", "--headless", "-n", "ecelerity.conf", "-c", "luafile session.lua"],
      in: directory.path,
      environment: ["XDG_STATE_HOME": directory.path, "XDG_DATA_HOME": directory.path])
    let told = try TemporaryDirectory.text(directory.path + "/told").split(separator: "\n").map(
      String.init)
    #expect(
      told == [
        "unknown-option: gatewey", "domain-non-ascii: é.example", "invalid-number: lots",
        "domain-non-ascii: é.example", "invalid-number: lots",
        "hover: Gateway = relay.example", "line: gateway = relay.example", "line: # é𝄞",
        "line: domain \"é.example\" {", "line:   max_outbound_connections = lots", "line: }",
        "cursor: 1",
      ], "\(outcome.text)")
  }
}
