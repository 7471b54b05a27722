import Foundation

/// A zone signed with DNSSEC by the programs of ldns.
package struct SignedZone {
  package let text: String
  /// The DS record of its key.
  package let anchor: String

  package static let isPossible = [keygen, signer].allSatisfy(FileManager.default.isExecutableFile)
  private static let keygen = "/usr/bin/ldns-keygen"
  private static let signer = "/usr/bin/ldns-signzone"

  /// Signs the zone `name` with a new key.
  package init(_ name: String, _ zone: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("zone", zone)
    let key = try Self.run(Self.keygen, ["-a", "ECDSAP256SHA256", "-k", name], in: directory.path)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try Self.run(Self.signer, ["-o", name, "-f", "signed", "zone", key], in: directory.path)
    text = try String(contentsOfFile: directory.path + "/signed", encoding: .utf8)
    anchor = try String(contentsOfFile: directory.path + "/\(key).ds", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func run(
    _ program: String, _ arguments: [String], in directory: String
  ) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Program.Failed(output: String(decoding: text, as: UTF8.self))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
