import Foundation
import Synchronization
import TestServers
import Testing

/// Interruption of `confroute probe`, and its progress display.
struct ConfrouteProbeInterruptionTests {
  /// A server that stalls at a stage, and records the lines it receives.
  private final class Stall: Sendable {
    private let kept: Kept
    let server: ScriptedMailServer

    final class Kept: Sendable {
      let lines = Mutex<[String]>([])
    }

    /// Sends no replies from a line on that begins with `word`; if that is empty, not even a banner.
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

  @Test(arguments: ["EHLO", "MAIL", "RCPT"])
  func interruptedSessionsEndPolitelyAndWhatWasLearntIsReported(stage: String) throws {
    let stall = try Stall(at: stage)
    defer { stall.server.stop() }
    let probe = try RunningProbe(["a@oak.example", "b@oak.example"], stall.route)
    RunningProbe.wait { stall.lines.last?.hasPrefix(stage) == true }
    probe.interrupt()
    #expect(probe.status() == 2)
    // The server may read it after the probe has ended.
    RunningProbe.wait { stall.lines.last == "QUIT" }
    #expect(stall.lines.last == "QUIT")
    #expect(probe.output.contains("\na@oak.example: "))
    #expect(probe.output.contains("interrupted"))
    #expect(probe.output.contains("\nb@oak.example: not tried\n"), Comment(rawValue: probe.output))
    #expect(
      probe.error == "confroute: error: interrupted; the results until then are above\n")
    #expect(stall.server.clients.count == 1)
  }

  /// RFC 5321, 3.1: no command comes before the banner. RFC 3207, 4: the server may have begun TLS.
  @Test(arguments: ["", "STARTTLS"])
  func noQUITComesBeforeTheBannerOrAfterSTARTTLS(stage: String) throws {
    let stall = try Stall(at: stage)
    defer { stall.server.stop() }
    let probe = try RunningProbe(["a@oak.example"], "tls = ifavailable\n" + stall.route)
    RunningProbe.wait {
      stage.isEmpty ? !stall.server.clients.isEmpty : stall.lines.last == stage
    }
    probe.interrupt()
    #expect(probe.status() == 2)
    #expect(probe.output.contains("interrupted"))
    #expect(!probe.output.contains("quit"), "\(probe.output)")
    #expect(stall.lines.last ?? "" == stage)
  }

  /// No fallback to clear text follows.
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
    #expect(!probe.output.contains("then in clear text"), Comment(rawValue: probe.output))
  }

  /// A server that replies late to `word` with `reply`, or never if that is nil, and properly to everything else.
  private final class SlowServer: Sendable {
    let server: ScriptedMailServer
    private let state: State

    private final class State: Sendable {
      let hasHeard = Mutex(false)
      let mayReply = Mutex(false)
    }

    /// The reply to RCPT comes after QUIT, which the client sends once the interruption has ended its wait. The reply
    /// to a message comes on `proceed`: the client goes on waiting for it.
    init(at word: String, _ reply: String?) throws {
      let state = State()
      self.state = state
      server = try ScriptedMailServer { peer in
        peer.send("220 mx1\r\n")
        while let line = peer.line() {
          if line == "DATA" {
            peer.send("354 go\r\n")
            _ = peer.message()
          }
          guard line == "DATA" || line.hasPrefix(word) else {
            peer.send(line == "QUIT" ? "221 bye\r\n" : "250 ok\r\n")
            if line == "QUIT" { return }
            continue
          }
          state.hasHeard.withLock { $0 = true }
          if word == "RCPT" {
            guard peer.line() == "QUIT", let reply else { return }
            peer.send(reply + "\r\n221 bye\r\n")
            return
          }
          RunningProbe.wait { state.mayReply.withLock { $0 } }
          if let reply { peer.send(reply + "\r\n") }
        }
      }
    }

    var hasHeard: Bool { state.hasHeard.withLock { $0 } }
    func proceed() { state.mayReply.withLock { $0 = true } }
  }

  /// A late reply is not the reply to QUIT.
  @Test(arguments: [
    ("RCPT", "550 5.1.1 no such user", "interrupted while waiting for the reply to RCPT TO"),
    (".", "250 taken", "the message was accepted"),
    (".", "554 not wanted", "data was refused: 554 not wanted"),
    (
      ".", nil,
      "interrupted while waiting for the reply to the message; whether the message was accepted is not known"
    ),
  ])
  func aReplyThatComesAfterAnInterruptionIsThatOfItsCommand(
    word: String, reply: String?, reason: String
  ) throws {
    var output = ""
    let isSaid = try isSo {
      let slow = try SlowServer(at: word, reply)
      defer { slow.server.stop() }
      let probe = try RunningProbe(
        ["--send", "u@oak.example"], "routes = ( \"smtp://\(slow.server.endpoint)\" )\n")
      RunningProbe.wait { slow.hasHeard }
      probe.interrupt()
      slow.proceed()
      #expect(probe.status() == 2)
      output = probe.output
      let quit = output.split(separator: "\n").first { $0.contains(" quit ") }
      return output.contains("  \(reason)\n") && quit?.hasSuffix("  221 bye") == true
    }
    #expect(isSaid, Comment(rawValue: output))
  }

  /// Whether `attempt` succeeds at least once. An interrupted probe waits for one second, which may be too short for
  /// the test on a busy machine.
  private func isSo(_ attempt: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<20 where try attempt() { return true }
    return false
  }

  /// A terminal that is closed sends SIGHUP, and nohup(1) lets a command ignore it.
  @Test func aHangUpEndsItWithAReport() throws {
    let stall = try Stall(at: "MAIL")
    defer { stall.server.stop() }
    let probe = try RunningProbe(["u@oak.example"], stall.route)
    RunningProbe.wait { stall.lines.last?.hasPrefix("MAIL") == true }
    probe.interrupt(by: SIGHUP)
    #expect(probe.status() == 2)
    #expect(probe.output.contains("\nu@oak.example: "), Comment(rawValue: probe.output))
  }

  /// The name server does not reply.
  @Test func aWaitForNameServersEndsWithAReport() throws {
    let port = try #require(LoopbackSocket.freePort())
    let silent = try #require(
      LoopbackSocket.bound(LoopbackSocket.datagram, [127, 0, 0, 1], port))
    defer { close(silent) }
    let probe = try RunningProbe(
      ["--dns", "127.0.0.1:\(port)", "a@oak.example", "b@elm.example"], "")
    RunningProbe.wait {
      var entry = pollfd(fd: silent, events: Int16(POLLIN), revents: 0)
      return poll(&entry, 1, 0) > 0
    }
    probe.interrupt()
    #expect(probe.status() == 2)
    #expect(probe.output == "a@oak.example: not tried\nb@elm.example: not tried\n")
    #expect(
      probe.error
        == "confroute: error: interrupted during DNS lookups; no next hop was contacted\n"
    )
  }

  @Test func theSecondInterruptionEndsItAtOnce() throws {
    let isEnded = try isSo {
      let stall = try Stall(at: "MAIL")
      defer { stall.server.stop() }
      let probe = try RunningProbe(["u@oak.example"], stall.route + "rset_timeout = 30\n")
      RunningProbe.wait { stall.lines.last?.hasPrefix("MAIL") == true }
      probe.interrupt()
      RunningProbe.wait { stall.lines.last == "QUIT" }
      // Signals within some milliseconds count as the first, and the end of that time cannot be observed.
      RunningProbe.wait {
        if probe.isRunning { probe.interrupt() }
        return !probe.isRunning
      }
      return probe.status() == 128 + SIGINT && probe.error == ""
    }
    #expect(isEnded)
  }

  /// GNU `timeout` signals the command, and then its process group.
  @Test func whatAsksTwiceAtOnceGetsTheReport() throws {
    let stall = try Stall(at: "MAIL")
    defer { stall.server.stop() }
    let probe = try RunningProbe(["u@oak.example"], stall.route)
    RunningProbe.wait { stall.lines.last?.hasPrefix("MAIL") == true }
    probe.interruptTwice(by: SIGTERM, SIGINT)
    #expect(probe.status() == 2)
    #expect(probe.output.contains("\nu@oak.example: "), Comment(rawValue: probe.output))
  }

  // MARK: Terminals

  @Test(.enabled(if: Terminal.isAvailable, "script and stty are not installed"))
  func aTerminalShowsProgressAndLosesItAgain() throws {
    let directory = try TemporaryDirectory()
    let typescript = directory.path + "/typescript"
    let line = "\r\u{1B}[K0 of 1 127.0.0.1 banner"
    let server = try ScriptedMailServer { peer in
      RunningProbe.wait { (try? TemporaryDirectory.text(typescript))?.contains(line) == true }
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { server.stop() }
    try directory.file("ecelerity.conf", "routes = ( \"smtp://\(server.endpoint)\" )\n")
    let tool = try BuiltTool.path(of: "confroute")
    try Program("script").run(
      [
        "-q", "-e", "-f", "-E", "never", "-c", "\(tool) probe u@oak.example || true", "typescript",
      ], in: directory)
    let text = try TemporaryDirectory.text(typescript)
    #expect(text.contains(line), Comment(rawValue: text))
    // QUIT may take long enough to be shown as well.
    let after = try #require(text.split(separator: /\r\u{1B}\[K0 of 1 127\.0\.0\.1 [a-z]+/).last)
    #expect(after.hasPrefix("\r\u{1B}[K"))
    #expect(after.contains("554 not today"))
    #expect(!after.contains("0 of 1"))
  }

  /// A probe without a terminal shows no progress by the time at which a later one at a terminal does.
  @Test(.enabled(if: Terminal.isAvailable, "script and stty are not installed"))
  func aFileGetsNothingButTheReport() throws {
    let directory = try TemporaryDirectory()
    let typescript = directory.path + "/typescript"
    let server = try ScriptedMailServer(isParallel: true) { peer in
      RunningProbe.wait { (try? TemporaryDirectory.text(typescript))?.contains("0 of 1") == true }
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { server.stop() }
    let route = "routes = ( \"smtp://\(server.endpoint)\" )\n"
    try directory.file("ecelerity.conf", route)
    let probe = try RunningProbe(["u@oak.example"], route)
    RunningProbe.wait { server.clients.count == 1 }
    let tool = try BuiltTool.path(of: "confroute")
    try Program("script").run(
      [
        "-q", "-e", "-f", "-E", "never", "-c", "\(tool) probe u@oak.example || true", "typescript",
      ], in: directory)
    #expect(try TemporaryDirectory.text(typescript).contains("0 of 1"))
    #expect(probe.status() == 1)
    #expect(probe.error == "")
    #expect(probe.output.contains("554 not today"))
    #expect(!probe.output.contains("\u{1B}"))
    #expect(!probe.output.contains("0 of 1"))
  }
}
