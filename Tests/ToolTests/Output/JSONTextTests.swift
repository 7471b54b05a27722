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
}
