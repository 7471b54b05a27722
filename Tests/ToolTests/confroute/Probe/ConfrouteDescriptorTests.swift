import Delivery
import Foundation
import TestServers
import Testing

/// Name resolution of confroute in a process that may not open many files.
@Suite(.enabled(if: NameServer.isInstalled("nsd"), "NSD is not installed"))
struct ConfrouteDescriptorTests {
  private static let count = 150
  private static let zone =
    """
    $ORIGIN example.test.
    $TTL 300
    @ IN SOA ns host 7 3600 600 86400 60
    @ IN NS ns
    ns IN A 127.0.0.1

    """
    + (0..<count).map {
      "d\($0) IN A 192.0.2.1\n_mta-sts.d\($0) IN TXT \"v=STSv1; id=1\"\nmta-sts.d\($0) IN A 127.0.0.1\n"
    }.joined()

  /// Each question needs a socket.
  @Test(arguments: ["", "use_mta_sts = true"])
  func questionsAboveTheLimitWait(configuration: String) throws {
    let names = try NameServer.nsd(zones: ["example.test": Self.zone])
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", configuration)
    try directory.file("names", (0..<Self.count).map { "d\($0).example.test\n" }.joined())
    let tool = try BuiltTool.path(of: "confroute")
    let shell = try #require(ExternalProgram("sh"))
    let outcome = try shell.run(
      [
        "-c", "ulimit -n 60 && exec \"$0\" \"$@\"", tool, "explain", "--dns", "\(names.endpoint)",
        "--domains-file", "names",
      ], in: directory.path)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(!outcome.text.contains("too many open files"))
    #expect(outcome.text.split(separator: "\n").count { $0.hasPrefix("d") } == Self.count)
  }

  /// The TLS library is loaded before the questions take all descriptors.
  @Test func theLibraryIsThereAfterManyQuestions() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 mx\r\n")
      while let line = peer.line() {
        if line == "QUIT" { return }
        peer.send(line == "STARTTLS" ? "454 not now\r\n" : "250-mx\r\n250 STARTTLS\r\n")
      }
    }
    defer { server.stop() }
    let names = try NameServer.nsd(zones: ["example.test": Self.zone])
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf", "tls = required\nremote_smtp_port = \(server.endpoint.port)\n")
    try directory.file(
      "names", (0..<Self.count).map { "mta-sts.d\($0).example.test\n" }.joined())
    let tool = try BuiltTool.path(of: "confroute")
    let shell = try #require(ExternalProgram("sh"))
    let outcome = try shell.run(
      [
        "-c", "ulimit -n 15 && exec \"$0\" \"$@\"", tool, "probe", "--allow-private", "--dns",
        "\(names.endpoint)", "--domains-file", "names",
      ], in: directory.path)
    #expect(outcome.status == 1, "\(outcome.text)")
    #expect(!outcome.text.contains("no OpenSSL"))
    #expect(outcome.text.contains("STARTTLS was refused: 454 not now"))
  }
}
