import TestServers
import Testing

/// Tests of `conflint lsp -c`.
struct ConflintServerMainFileTests {
  /// As for the other commands, a directory stands for the main file in it.
  @Test func theMainFileMayBeNamedByItsDirectory() throws {
    let directory = try TemporaryDirectory()
    try directory.file("main/ecelerity.conf", "binding \"b\" {\n  include \"../b.conf\"\n}\n")
    let document = try directory.file("b.conf", "routes = ( relay.example )\n")
    let session = try LanguageServerSession("-c", "main", in: directory.path)
    try session.initialize()
    try session.open("file://\(document)", "routes = ( relay.example )\n")
    #expect(try session.diagnostics("file://\(document)") == ["routes-invalid-scope"])
  }
}
