import EcelerityConf
import Foundation
import Testing

struct GeneratedTableTests {
  @Test func theGeneratedFileIsFresh() throws {
    let script = SchemaFile.directory.appending(path: "generate")
    let checkedIn = SchemaFile.directory.deletingLastPathComponent()
      .appending(path: "OptionTable+Generated.swift")
    let output = try run(script)
    #expect(output.status == 0)
    let isFresh = try output.text == String(contentsOf: checkedIn, encoding: .utf8)
    #expect(isFresh, "run Sources/EcelerityConf/Model/Schema/generate")
  }

  @Test func everyNameHasItsConstantInOrder() throws {
    let names = try
      (SchemaFile("options.tsv").rows + SchemaFile("stanzas.tsv").rows
      + SchemaFile("module_options.tsv").rows).compactMap { $0["name"] }
    let sorted = Set(names).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(Keyword.all.map(\.name) == sorted)
  }

  @Test func constantsHaveTheNamesTheySay() {
    #expect(Keyword.gateway.name == "gateway")
    #expect(Keyword.deliveryMethod.name == "delivery_method")
    #expect(Keyword.class.name == "class")
    #expect(Keyword.unsafeSpool.name == "_unsafe_spool")
    #expect(Keyword.nasIpAddress.name == "nas-ip-address")
    #expect(Keyword.send8bitmime.name == "send_8bitmime")
  }

  private func run(_ script: URL) throws -> (status: Int32, text: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = script
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
