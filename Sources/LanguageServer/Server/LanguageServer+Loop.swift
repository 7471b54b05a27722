package import ToolSupport

extension LanguageServer {
  /// Serves the client on standard input and output until it exits or disconnects.
  package mutating func run(_ console: inout Console) throws -> ExitStatus {
    let input = ByteInput()
    while exitStatus == nil, !console.output.isClosed {
      if !hasWork || input.isReady {
        let bytes = try input.read()
        if bytes.isEmpty { return finish(&console) }
        receive(bytes)
      }
      if hasMessages { handleMessage() } else if !input.isReady { publishDiagnostics() }
      console.output.write(bytes: takeOutput())
      console.output.flush()
    }
    return exitStatus ?? .findings
  }

  /// Handles the remaining messages after the end of input. A client that disconnects without
  /// `exit` has not shut down the server.
  private mutating func finish(_ console: inout Console) -> ExitStatus {
    while hasMessages, !console.output.isClosed {
      handleMessage()
      console.output.write(bytes: takeOutput())
    }
    if exitStatus == nil { publishDiagnostics() }
    console.output.write(bytes: takeOutput())
    return exitStatus ?? .findings
  }
}
