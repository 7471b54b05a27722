import TestServers
import Testing

/// Tests of `conflint lsp -c`.
struct ConflintServerMainFileTests {
  /// As for the other commands, a folder stands for the main file in it.
  @Test func theMainFileMayBeNamedByItsFolder() throws {
    let folder = try TemporaryFolder()
    try folder.file("main/ecelerity.conf", "binding \"b\" {\n  include \"../b.conf\"\n}\n")
    let document = try folder.file("b.conf", "routes = ( relay.example )\n")
    let session = try LanguageServerSession("-c", "main", in: folder.path)
    try session.initialize()
    try session.open("file://\(document)", "routes = ( relay.example )\n")
    #expect(try session.diagnostics("file://\(document)") == ["routes-invalid-scope"])
  }
}
