import Foundation
import Synchronization
import TestServers
import Testing

/// What Ctrl-C does to `confroute probe`, and what a person at a terminal sees of it.
struct ConfrouteProbeInterruptionTests {
  /// A server that stalls at a stage, and what it hears afterwards.
  private final class Stall: Sendable {
    private let kept: Kept
    let server: ScriptedMailServer

    final class Kept: Sendable {
      let lines = Mutex<[String]>([])
    }

    /// Replies no more from a line on that begins with `word`; without one there is not even a banner.
    init(at word: String) throws {
      let kept = Kept()
      self.kept = kept
      server = try ScriptedMailServer { peer in
        if !word.isEmpty { peer.send("220 mx1\r\n") }
        var isSilent = word.isEmpty
        while let line = peer.line() {
          kept.lines.withLock { $0.append(line) }
          isSilent = isSilent || line.hasPrefix(word)
          if !isSilent { peer.send("250-mx1\r\n250 STARTTLS\r\n") }
        }
      }
    }

    var lines: [String] { kept.lines.withLock { $0 } }
    var route: String { "routes = ( \"smtp://\(server.endpoint)\" )\n" }
  }

  @Test(arguments: ["", "EHLO", "MAIL", "RCPT"])
  func interruptedSessionsEndPolitelyAndWhatWasLearntIsReported(stage: String) throws {
    let stall = try Stall(at: stage)
    defer { stall.server.stop() }
    let probe = try RunningProbe(["a@oak.example", "b@oak.example"], stall.route)
    RunningProbe.wait {
      stage.isEmpty
        ? !stall.server.clients.isEmpty : stall.lines.last?.hasPrefix(stage) == true
    }
    probe.interrupt()
    #expect(probe.status() == 2)
    #expect(stall.lines.last == "QUIT")
    #expect(probe.output.contains("\na@oak.example: "))
    #expect(probe.output.contains("interrupted"))
    #expect(probe.output.contains("\nb@oak.example: not tried\n"), Comment(rawValue: probe.output))
    #expect(
      probe.error == "confroute: error: interrupted; what was learnt until then is above\n")
    #expect(stall.server.clients.count == 1)
  }

  /// The handshake is no reason for a new connection in the clear.
  @Test func anInterruptedHandshakeIsNotFollowedByAnotherConnection() throws {
    let isAsked = Mutex(false)
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx1\r\n")
      _ = peer.line()
      peer.send("250-mx1\r\n250 STARTTLS\r\n")
      _ = peer.line()
      peer.send("220 go ahead\r\n")
      isAsked.withLock { $0 = true }
      peer.silence()
    }
    defer { server.stop() }
    let probe = try RunningProbe(
      ["u@oak.example"], "tls = ifavailable routes = ( \"smtp://\(server.endpoint)\" )\n")
    RunningProbe.wait { isAsked.withLock { $0 } }
    probe.interrupt()
    #expect(probe.status() == 2)
    #expect(!probe.output.contains("in clear text then"), Comment(rawValue: probe.output))
  }

  @Test func theSecondInterruptionEndsItAtOnce() throws {
    let stall = try Stall(at: "MAIL")
    defer { stall.server.stop() }
    let probe = try RunningProbe(["u@oak.example"], stall.route + "rset_timeout = 30\n")
    RunningProbe.wait { stall.lines.last?.hasPrefix("MAIL") == true }
    probe.interrupt()
    RunningProbe.wait { stall.lines.last == "QUIT" }
    probe.interrupt()
    #expect(probe.status() == 128 + SIGINT)
    #expect(probe.error == "")
  }

  // MARK: Terminals

  private static let script = Program.path(of: "script")

  @Test(.enabled(if: script != nil, "script(1) is not installed"))
  func aTerminalShowsProgressAndLosesItAgain() throws {
    let server = try ScriptedMailServer { peer in
      // Progress is shown every second: between two of them, so that none falls into the goodbye.
      Thread.sleep(forTimeInterval: 2.5)
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", "routes = ( \"smtp://\(server.endpoint)\" )\n")
    let tool = try BuiltTool.products().appendingPathComponent("confroute").path
    try Program("script").run(
      ["-q", "-e", "-E", "never", "-c", "\(tool) probe u@oak.example || true", "typescript"],
      in: folder)
    let text = try TemporaryFolder.text(folder.path + "/typescript")
    let line = "\r\u{1B}[K0 of 1 127.0.0.1 banner"
    #expect(text.contains(line), Comment(rawValue: text))
    let after = try #require(text.components(separatedBy: line).last)
    #expect(after.hasPrefix("\r\u{1B}[K"))
    #expect(after.contains("554 not today"))
    #expect(!after.contains("0 of 1"))
  }

  @Test func aPipeGetsNothingButTheReport() throws {
    let server = try ScriptedMailServer { peer in
      Thread.sleep(forTimeInterval: 1)
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { server.stop() }
    let outcome = try ProbeOutcome.text(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\n")
    #expect(outcome.status == 1)
    #expect(outcome.error == "")
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!outcome.output.contains("0 of 1"))
  }
}
