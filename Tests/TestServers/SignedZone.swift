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
    try Program(path: Self.keygen).run(["-a", "ECDSAP256SHA256", "-k", name], in: directory)
    let key = try TemporaryDirectory.text(directory.path + "/output")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try Program(path: Self.signer).run(["-o", name, "-f", "signed", "zone", key], in: directory)
    text = try String(contentsOfFile: directory.path + "/signed", encoding: .utf8)
    anchor = try String(contentsOfFile: directory.path + "/\(key).ds", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
