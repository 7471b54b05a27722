import Foundation
import Synchronization
import TestServers
import Testing

/// `confroute probe --send`: one message for each recipient, or none.
struct ConfrouteProbeSendingTests {
  /// A server that accepts every message, and counts them.
  private final class Mailbox: Sendable {
    let server: ScriptedMailServer
    private let kept: Kept

    private final class Kept: Sendable {
      let recipients = Mutex<[String]>([])
    }

    init() throws {
      let kept = Kept()
      self.kept = kept
      server = try ScriptedMailServer(isParallel: true) { peer in
        peer.send("220 mx1\r\n")
        while let line = peer.line() {
          if line.hasPrefix("RCPT") { kept.recipients.withLock { $0.append(line) } }
          peer.send(line == "DATA" ? "354 go on\r\n" : "250 ok\r\n")
          if line == "QUIT" { return }
          guard line == "DATA" else { continue }
          _ = peer.message()
          peer.send("250 taken\r\n")
        }
      }
    }

    var route: String { "routes = ( \"smtp://\(server.endpoint)\" )\n" }
    var recipients: [String] { kept.recipients.withLock { $0 } }
  }

  @Test func everyRecipientGetsOneMessageAndThePlanSaysHowMany() throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let one = try ProbeOutcome.text(["--send", "u@oak.example"], mailbox.route)
    #expect(one.status == 0, "\(one.error)")
    #expect(one.output.contains("\none test message is sent\n"), "\(one.output)")
    let two = try ProbeOutcome.text(
      ["--send", "u@oak.example", "u@elm.example", "v@oak.example"],
      mailbox.route + "domain elm.example { suspend_delivery = true }\n")
    #expect(
      two.output.contains("\n3 probes, 2 test messages are sent\n"), "\(two.output)"
    )
    #expect(
      mailbox.recipients.sorted() == [
        "RCPT TO:<u@oak.example>", "RCPT TO:<u@oak.example>", "RCPT TO:<v@oak.example>",
      ])
    let none = try ProbeOutcome.text(
      ["--send", "u@oak.example"], mailbox.route + "suspend_delivery = true\n")
    #expect(none.output.contains("\nup to rcpt, no message is sent\n"), "\(none.output)")
  }

  /// The limit applies only to a message.
  @Test func aServerThatTakesNoSuchMessageIsNotAskedTo() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line() {
        peer.send(line.hasPrefix("EHLO") ? "250-mx1\r\n250 SIZE 100\r\n" : "250 ok\r\n")
        if line == "QUIT" { return }
      }
    }
    defer { server.stop() }
    let route = "routes = ( \"smtp://\(server.endpoint)\" )\n"
    let sending = try ProbeOutcome(["--send", "u@oak.example"], route)
    #expect(sending.status == 1)
    #expect(sending.result == "refused")
    #expect(sending.stages == "connect banner ehlo mail! quit")
    #expect(sending.reason.hasSuffix(" bytes, and the server takes no more than 100 (SIZE)"))
    #expect(!sending.transcript.contains { $0.hasPrefix("C: MAIL") }, "\(sending.transcript)")
    #expect(try sending.violations() == [])
    let asking = try ProbeOutcome(["u@oak.example"], route)
    #expect(asking.result == "accepted")
    #expect(asking.transcript.contains("C: MAIL FROM:<>"))
  }

  /// Only the header is in UTF-8, so that there is no BODY parameter (RFC 6531, 3.6).
  @Test func aMessageForAnAddressBeyondASCIIHasABodyInASCII() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line() {
        let offers = "250-mx1\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
        peer.send(line.hasPrefix("EHLO") ? offers : line == "DATA" ? "354 go on\r\n" : "250 ok\r\n")
        if line == "QUIT" { return }
        guard line == "DATA" else { continue }
        _ = peer.message()
        peer.send("250 taken\r\n")
      }
    }
    defer { server.stop() }
    let route = "routes = ( \"smtp://\(server.endpoint)\" )\n"
    let sending = try ProbeOutcome(["--send", "jürgen@oak.example"], route)
    #expect(sending.result == "accepted", "\(sending.reason)")
    #expect(sending.transcript.contains("C: MAIL FROM:<> SMTPUTF8"))
    let asking = try ProbeOutcome(["jürgen@oak.example"], route)
    #expect(asking.transcript.contains("C: MAIL FROM:<> SMTPUTF8"))
  }

  @Test func severalHostsGetNone() throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let outcome = try ProbeOutcome.text(["--send", "--all-hosts", "u@oak.example"], mailbox.route)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "--send sends one message, and with --all-hosts it would be one to every host; drop one of them"
      ),
      "\(outcome.error)")
    #expect(mailbox.server.clients == [])
  }

  @Test func aGroupOfSeveralBindingsHasToBeMadeOne() throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let configuration =
      mailbox.route
      + "binding_group g { binding a { } binding b { } }\nbinding_group h { binding c { } }\n"
    let several = try ProbeOutcome.text(
      ["--send", "--binding-group", "g", "u@oak.example"], configuration)
    #expect(several.status == 2)
    #expect(
      several.error.contains(
        "`u@oak.example` may leave by 2 bindings of that group, and --send sends one message; "
          + "name one with --binding"), "\(several.error)")
    #expect(several.error.contains("no message is sent"))
    #expect(mailbox.server.clients == [])
    for words in [["g", "--binding", "a"], ["h"]] {
      let one = try ProbeOutcome.text(
        ["--send", "u@oak.example", "--binding-group"] + words, configuration)
      #expect(one.status == 0, "\(one.error)")
    }
    #expect(mailbox.recipients.count == 2)
  }

  @Test func aRecipientIsNamedOnce() throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let directory = try TemporaryDirectory()
    let list = try directory.file("list", "v@oak.example\n<u@OAK.example>\n")
    let outcome = try ProbeOutcome.text(
      ["--send", "u@oak.example", "--domains-file", list], mailbox.route)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "\(list):2: `u@oak.example` is a recipient already, and --send sends each one message; "
          + "name it once"), "\(outcome.error)")
    #expect(mailbox.server.clients == [])
    // Without a message, repeated questions are allowed.
    let quoted = try ProbeOutcome.text(
      ["--send", "u@oak.example", "\"u\"@oak.example"], mailbox.route)
    #expect(quoted.status == 2)
    #expect(mailbox.server.clients == [])
    let asked = try ProbeOutcome.text(["u@oak.example", "u@oak.example"], mailbox.route)
    #expect(asked.status == 0)
    #expect(
      asked.output.contains("\n2 probes, up to rcpt, no message is sent\n"), "\(asked.output)")
  }

  /// The reader of the report has gone before anything was written.
  @Test(arguments: ["text", "json"])
  func withoutAReaderThereIsNoMessage(format: String) throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", mailbox.route)
    let confroute = try BuiltTool.path(of: "confroute")
    let line = """
      mkfifo pipe; : <pipe & exec 3>pipe; wait
      "$0" probe --send --output-format \(format) u@oak.example >&3; echo "status $?" >&2
      """
    let outcome = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", line, confroute], in: directory.path)
    #expect(
      outcome.text
        == "confroute: error: standard output is closed; no host was contacted\nstatus 2\n")
    #expect(mailbox.server.clients == [])
  }

  /// No host is contacted for a report that cannot be written.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "/dev/full is not there"),
    arguments: ["text", "json"], [">/dev/full", ">&-"])
  func withoutAReportThereIsNoMessage(format: String, redirection: String) throws {
    let mailbox = try Mailbox()
    defer { mailbox.server.stop() }
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", mailbox.route)
    let confroute = try BuiltTool.path(of: "confroute")
    let line = "exec \"$0\" probe --send --output-format \(format) u@oak.example \(redirection)"
    let outcome = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", line, confroute], in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.text.hasPrefix("confroute: error: cannot write to standard output: "),
      "\(outcome.text)")
    #expect(mailbox.server.clients == [])
  }
}
