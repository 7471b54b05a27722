import Foundation
import TestServers
import Testing

@Suite(.enabled(if: TestAuthority.isPossible, "openssl is not installed"))
struct TestAuthorityTests {
  @Test func itSignsWhatAServerShowsAndWhatAClientMustNotAccept() throws {
    let authority = try TestAuthority()
    #expect(try verdict(on: .server, of: authority))
    #expect(try verdict(on: .wrongName, of: authority, name: "other.example.test"))
    #expect(try verdict(on: .client, of: authority, name: "client.example.test"))
    #expect(try !verdict(on: .wrongName, of: authority))
    #expect(try !verdict(on: .expired, of: authority))
    #expect(try !verdict(on: .selfSigned, of: authority))
    for identity in TestAuthority.Identity.allCases {
      #expect(FileManager.default.fileExists(atPath: authority.keyFile(of: identity)))
    }
  }

  /// Whether openssl accepts the certificate for `name`.
  private func verdict(
    on identity: TestAuthority.Identity, of authority: TestAuthority,
    name: String = "mx1.example.test"
  ) throws -> Bool {
    let arguments = [
      "verify", "-CAfile", authority.certificateFile, "-verify_hostname", name,
      authority.certificateFile(of: identity),
    ]
    let process = try Program("openssl").start(arguments, in: authority.directory)
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
