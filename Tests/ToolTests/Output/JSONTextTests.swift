import Foundation
import Testing
import ToolSupport

struct JSONTextTests {
  private struct Sample: Encodable {
    let path = "/opt/msys"
    let formatVersion = "1.0"
    let list = [1, 2]

    enum CodingKeys: String, CodingKey {
      case path
      case formatVersion = "format_version"
      case list
    }
  }

  @Test func indentsByTwo() throws {
    #expect(
      String(decoding: try JSONText.encode(Sample(), .indented), as: UTF8.self) == """
        {
          "format_version" : "1.0",
          "list" : [
            1,
            2
          ],
          "path" : "/opt/msys"
        }

        """)
  }

  @Test func fitsOnALine() throws {
    #expect(
      String(decoding: try JSONText.encode(Sample(), .oneLine), as: UTF8.self)
        == #"{"format_version":"1.0","list":[1,2],"path":"/opt/msys"}"# + "\n")
  }

  /// Control characters are escaped for display; decoding gives the same text.
  @Test func controlsAreEscaped() throws {
    let text =
      "\u{1B}\u{7F}\u{80}\u{9B}\u{9F}\u{A0}é\u{61C}\u{200D}\u{200E}\u{2028}\u{2029}\u{202E}\u{2066}\u{2069}𝄞"
    let escaped =
      #"["\u001b\u007f\u0080\u009b\u009f"# + "\u{A0}é" + #"\u061c"# + "\u{200D}"
      + #"\u200e\u2028\u2029\u202e\u2066\u2069"# + "𝄞\"]\n"
    #expect(String(decoding: try JSONText.encode([text], .oneLine), as: UTF8.self) == escaped)
    let entries = [Entry(text: text)]
    let whole = try JSONText.encode(entries, .indented)
    #expect(try written([Entry](), entries) == whole)
    #expect(try JSONText.decode([String].self, from: Array(escaped.utf8)) == [text])
  }

  /// The bytes are the same as if the frame were encoded with its list.
  @Test(arguments: [0, 1, 3]) func aListIsWrittenAsIfItWereEncodedWithItsFrame(count: Int) throws {
    let entries = (0..<count).map { Entry(text: "\"entries\" : [\n\($0)") }
    let whole = try JSONText.encode([Frame(entries: entries)], .indented)
    #expect(try written([Frame(entries: [])], list: "entries", entries) == whole)
    #expect(try written([Entry](), entries) == JSONText.encode(entries, .indented))
  }

  private struct Frame: Encodable {
    let before = "\"entries\" : ["
    let entries: [Entry]
    let nothing: [Int] = []
  }

  private struct Entry: Encodable {
    let text: String
    let nothing: [Int] = []
    let numbers = ["a": 1, "b": 2]
  }

  private func written(
    _ frame: some Encodable, list: String? = nil, _ entries: [Entry]
  ) throws -> [UInt8] {
    let pipe = Pipe()
    var output = StandardStream(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try JSONText.write(frame, list: list, entries: entries, to: &output)
    try output.finish()
    return Array(pipe.writtenText.utf8)
  }
}
