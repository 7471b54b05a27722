import TestServers
import Testing

/// How `confroute probe` shows replies, and their absence.
struct ConfrouteProbeReplyTests {
  /// RFC 5321, 3.1, and RFC 3207, 4: the code should be 220.
  @Test func anotherCodeThanTheOneThatBelongsThereIsToldOf() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("250 x\r\n")
      while let line = peer.line() {
        let isLast = line == "STARTTLS"
        peer.send(isLast ? "250 go\r\n" : "250-mx\r\n250 STARTTLS\r\n")
        if isLast { return }
      }
    }
    defer { server.stop() }
    let configuration = "tls = required routes = ( \"smtp://\(server.endpoint)\" )\n"
    let text = try ProbeOutcome.text(["u@oak.example"], configuration)
    #expect(
      text.output.split(separator: "\n").count { $0.contains("not 220, which belongs here") } == 2,
      "\(text.output)")
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(outcome.expectedCodes == ["banner": 220, "starttls": 220])
    #expect(try outcome.violations() == [])
  }

  /// RFC 5321, 4.1.1.1.
  @Test func anotherCodeInReplyToEHLOIsToldOf() throws {
    let listener = try CompliantServer { $0.hasPrefix("EHLO") ? "220 mx1" : nil }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route())
    #expect(text.output.contains("  not 250, which belongs here\n"), "\(text.output)")
    let outcome = try ProbeOutcome(["u@oak.example"], listener.route())
    #expect(outcome.expectedCodes == ["ehlo": 250])
    #expect(try outcome.violations() == [])
  }

  @Test(arguments: [
    (
      "550-5.1.1 no such user\r\n550 5.1.1 ask others",
      "550 5.1.1 no such user / 5.1.1 ask others\n"
    ),
    ("250-2.1.5 ok\r\n550 5.1.1 no", "250 2.1.5 ok / 550 5.1.1 no\n"),
  ])
  func aReplyIsShownAsItCame(reply: String, shown: String) throws {
    let listener = try CompliantServer { $0.hasPrefix("RCPT") ? reply : nil }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route())
    #expect(text.output.contains("  " + shown), "\(text.output)")
    #expect(text.output.contains("rcpt was refused: " + shown.replacing(" / ", with: " ")))
    #expect(try ProbeOutcome(["u@oak.example"], listener.route()).violations() == [])
  }

  @Test(arguments: [
    ("450-4.7.1 first\r\n450 4.7.1 second", nil, "450 4.7.1 first / 4.7.1 second\n"),
    ("502 5.5.1 what", nil, "HELO, as EHLO was refused: 502 5.5.1 what\n"),
    ("502 5.5.1 what", "550 no", "HELO, as EHLO was refused: 502 5.5.1 what\n"),
    ("250 mx1\r\n250 hasty", nil, "before that, unasked: 250 hasty\\x0d\\x0a\n"),
  ])
  func whatBecameOfEHLOIsShown(toEHLO: String, toHELO: String?, shown: String) throws {
    let listener = try CompliantServer {
      $0.hasPrefix("EHLO") ? toEHLO : $0.hasPrefix("HELO") ? toHELO : nil
    }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route())
    #expect(text.output.contains("  " + shown), "\(text.output)")
    let outcome = try ProbeOutcome(["u@oak.example"], listener.route())
    #expect(try outcome.violations() == [])
    let isTold = "\(outcome.documents)".contains("refused_greeting")
    #expect(isTold == toEHLO.hasPrefix("502"))
  }

  @Test func whatAServerSaysCannotPaintTheTerminal() throws {
    let listener = try CompliantServer { line in
      line.hasPrefix("RCPT") ? "550-5.1.1 \u{1B}[31mred\u{7}\r\n550 \u{0}\u{9B}31m\u{3164}" : nil
    }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome.text(["--transcript", "u@oak.example"], listener.route())
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[31mred"))
    for character in ["\u{1B}", "\u{7}", "\u{0}", "\u{9B}", "\u{3164}"] {
      #expect(!outcome.output.contains(character), Comment(rawValue: outcome.output))
    }
  }

  @Test(arguments: [
    ("banner", "ehlo_timeout", "unreachable"), ("EHLO", "ehlo_timeout", "temporary"),
    ("MAIL", "mailfrom_timeout", "temporary"), ("RCPT", "rcptto_timeout", "temporary"),
    ("RSET", "rset_timeout", "accepted"),
  ])
  func whoeverStallsIsLeftWhenTheTimerOfTheStageSaysSo(
    stage: String, timer: String, result: String
  ) throws {
    let server = try ScriptedMailServer { peer in
      if stage == "banner" { return peer.silence() }
      peer.send("220 mx1\r\n")
      while let line = peer.line(), !line.hasPrefix(stage) { peer.send("250 ok\r\n") }
      peer.silence()
    }
    defer { server.stop() }
    let route = "routes = ( \"smtp://\(server.endpoint)\" )\n"
    let configured = try ProbeOutcome(["u@oak.example"], route + "\(timer) = 2\n")
    let capped = try ProbeOutcome(["--timeout", "2", "u@oak.example"], route)
    for outcome in [configured, capped] {
      #expect(outcome.result == result, Comment(rawValue: outcome.reason))
      #expect(outcome.stages.hasSuffix("\(stage.lowercased())!"), Comment(rawValue: outcome.stages))
      #expect(result == "accepted" || outcome.reason.contains("in time"))
    }
    let text = try ProbeOutcome.text(["u@oak.example"], route + "\(timer) = 2\n")
    #expect(text.output.contains("\(timer) 2  ecelerity.conf:2:1"))
    // That timer has not run out.
    let impatient = try ProbeOutcome.text(["--timeout", "2", "u@oak.example"], route)
    #expect(!impatient.output.contains(timer), Comment(rawValue: impatient.output))
    let patient = try ProbeOutcome.text(
      ["--timeout", "2", "u@oak.example"], route + "\(timer) = 200\n")
    let ended = patient.output.split(separator: "\n").drop {
      !($0.hasPrefix("    ") && $0.contains("no answer in time"))
    }
    #expect(!ended.contains { $0.contains(timer + " 200") }, Comment(rawValue: patient.output))
  }
}
