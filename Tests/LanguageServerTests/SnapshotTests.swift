import EcelerityConf
import Testing

@testable import LanguageServer

/// Open documents in the place of files.
struct SnapshotTests {
  /// Unicode takes their names for one text.
  @Test func unsavedDocumentsOfOneTextAreTwo() throws {
    let documents = ["/nowhere/e\u{301}.conf", "/nowhere/\u{e9}.conf"].enumerated().map {
      OpenDocument(
        uri: DocumentURI.uri($1), version: 1, text: DocumentText(Array("a = \($0)\n".utf8), .utf8),
        state: $0)
    }
    let snapshot = Snapshot(documents)
    for document in documents {
      #expect(try snapshot.loader.load(document.path).source.bytes == document.text.bytes)
    }
    #expect(snapshot.identity(of: documents[0]) != snapshot.identity(of: documents[1]))
  }
}
