import EcelerityConf
import Testing

@testable import LanguageServer

/// Tests of open documents overlaid on files.
struct OverlayLoaderTests {
  /// The names are canonically equivalent in Unicode, but different on disk.
  @Test func unsavedDocumentsOfOneTextAreTwo() throws {
    let documents = ["/nowhere/e\u{301}.conf", "/nowhere/\u{e9}.conf"].enumerated().map {
      OpenDocument(
        uri: DocumentURI.uri($1), version: 1, text: DocumentText(Array("a = \($0)\n".utf8), .utf8),
        state: $0)
    }
    let loader = OverlayLoader(documents)
    for document in documents {
      #expect(try loader.load(document.path).source.bytes == document.text.bytes)
    }
    #expect(
      OverlayLoader.identity(of: documents[0].path) != OverlayLoader.identity(of: documents[1].path)
    )
  }
}
