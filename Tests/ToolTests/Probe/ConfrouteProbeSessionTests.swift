import Delivery
import Foundation
import Synchronization
import TestServers
import Testing

/// What servers that do as a test says see of `confroute probe`, and what it makes of them.
struct ConfrouteProbeSessionTests {
  /// A server that accepts everything and keeps what it is told.
  private final class Listener: Sendable {
    let server: ScriptedMailServer
    private let heard: Heard

    final class Heard: Sendable {
      private let kept = Mutex<[String]>([])
      private let open = Mutex((now: 0, most: 0))

      func keep(_ line: String) { kept.withLock { $0.append(line) } }
      var lines: [String] { kept.withLock { $0 } }
      func begin() { open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
      func end() { open.withLock { $0.now -= 1 } }
      var mostAtATime: Int { open.withLock { $0.most } }
    }

    /// Replies to each line with what `reply` says, and with 250 when that says nothing.
    init(
      isParallel: Bool = false, seconds: Double = 0,
      _ reply: @escaping @Sendable (String) -> String? = { _ in nil }
    ) throws {
      let heard = Heard()
      self.heard = heard
      server = try ScriptedMailServer(isParallel: isParallel) { peer in
        heard.begin()
        Thread.sleep(forTimeInterval: seconds)
        peer.send("220 mx1.example.test\r\n")
        while let line = peer.line() {
          heard.keep(line)
          // A client that has its last reply may come again before this one is gone.
          if line == "QUIT" { heard.end() }
          peer.send((reply(line) ?? "250 ok") + "\r\n")
          if line == "QUIT" { break }
        }
      }
    }

    var lines: [String] { heard.lines }
    /// How many sessions there were at a time, at most.
    var mostAtATime: Int { heard.mostAtATime }
    var port: UInt16 { server.endpoint.port }
  }

  private func route(_ listener: Listener, _ rest: String = "") -> String {
    "routes = ( \"smtp://127.0.0.1:\(listener.port)\" ) \(rest)\n"
  }

  /// RFC 5321, 3.1, and RFC 3207, 4: 220 it should be.
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

  // MARK: What servers see

  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func theServerSeesTheConfiguredNameAddressAndSender() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let configuration = """
      binding two {
        bind_address = 127.0.0.2
        ehlo_hostname = two.example.test
      }
      domain oak.example { \(route(listener)) }
      domain elm.example { \(route(listener)) }
      ehlo_hostname = __message__

      """
    let two = try ProbeOutcome(
      ["--from", "<me@sender.example>", "--binding", "two", "u@oak.example"], configuration)
    #expect(two.status == 0, Comment(rawValue: two.reason))
    let other = try ProbeOutcome(["--from", "me@sender.example", "elm.example"], configuration)
    #expect(other.status == 0)
    #expect(
      listener.lines == [
        "EHLO two.example.test", "MAIL FROM:<me@sender.example>", "RCPT TO:<u@oak.example>", "RSET",
        "QUIT", "EHLO sender.example", "MAIL FROM:<me@sender.example>",
        "RCPT TO:<postmaster@elm.example>", "RSET", "QUIT",
      ])
    #expect(listener.server.clients == ["127.0.0.2", "127.0.0.1"])
  }

  @Test(arguments: [
    ("PLAIN", ["AUTH PLAIN AG1haWxlcgBnZWhlaW0="]),
    ("LOGIN", ["AUTH LOGIN", "bWFpbGVy", "Z2VoZWlt"]),
  ])
  func theServerSeesTheConfiguredLoginAndNobodyElse(type: String, said: [String]) throws {
    let listener = try Listener { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 AUTH PLAIN LOGIN" }
      if line.hasPrefix("AUTH PLAIN") { return "235 welcome AG1haWxlcgBnZWhlaW0=" }
      if line == "AUTH LOGIN" { return "334 VXNlcm5hbWU6" }
      if line == "bWFpbGVy" { return "334 UGFzc3dvcmQ6" }
      return line == "Z2VoZWlt" ? "235 geheim it is" : nil
    }
    defer { listener.server.stop() }
    let login = "outbound_smtp_auth_type = \(type) outbound_smtp_auth_user = mailer "
    let configuration = route(listener, login + "outbound_smtp_auth_pass = geheim")
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(outcome.status == 0)
    #expect(outcome.stages == "connect banner ehlo auth mail rcpt rset quit")
    #expect(listener.lines.dropFirst().prefix(said.count) == said[...])
    let text = try ProbeOutcome.text(["--transcript", "u@oak.example"], configuration)
    for secret in ["geheim", "Z2VoZWlt", "AG1haWxlcgBnZWhlaW0="] {
      #expect(!text.output.contains(secret))
      #expect(!"\(outcome.documents)".contains(secret))
    }
  }

  @Test func theProxySeesWhereTheConnectionIsMeantToGo() throws {
    let seen = Mutex<[UInt8]>([])
    let proxy = try ScriptedMailServer { peer in
      let header = peer.bytes(28) ?? []
      seen.withLock { $0 = header }
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { proxy.stop() }
    let configuration = """
      routes = ( "smtp://192.0.2.9:2525" )
      binding p { ha_proxy_server = "\(proxy.endpoint)" ha_proxy_src_addr = 192.0.2.1 }

      """
    let outcome = try ProbeOutcome(["--binding", "p", "u@oak.example"], configuration)
    #expect(outcome.status == 1)
    #expect(outcome.reason == "banner was refused: 554 not today")
    #expect(outcome.connectedTo == "\(proxy.endpoint)")
    let addresses: [UInt8] = [192, 0, 2, 1, 192, 0, 2, 9]
    #expect(
      seen.withLock { Array($0.dropFirst(12)) } == [0x21, 0x11, 0, 12] + addresses + [0, 0, 9, 221])
  }

  @Test func aProxyMayBeBypassedForADomain() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let configuration = """
      \(route(listener))
      binding p {
        ha_proxy_server = "127.0.0.1:1"
        domain "oak.example" { ha_proxy_bypass = true }
      }

      """
    let bypassed = try ProbeOutcome(["--binding", "p", "u@oak.example"], configuration)
    #expect(bypassed.status == 0, Comment(rawValue: bypassed.reason))
    #expect(bypassed.connectedTo == "\(listener.server.endpoint)")
    let other = try ProbeOutcome(["--binding", "p", "u@elm.example"], configuration)
    #expect(other.connectedTo == "127.0.0.1:1")
  }

  /// RFC 1870, 5.
  @Test func theSizeOfAMessageIsToldToWhoWantsToKnowIt() throws {
    for (offered, isTold) in [("250-mx1\r\n250 SIZE 1000000", true), ("250 mx1", false)] {
      let listener = try Listener { line in
        if line.hasPrefix("EHLO") { return offered }
        return line.hasPrefix("MAIL") ? "550 5.7.1 no" : nil
      }
      defer { listener.server.stop() }
      let outcome = try ProbeOutcome(["--send", "u@oak.example"], route(listener))
      #expect(outcome.result == "refused", "\(outcome.reason)")
      let mail = try #require(listener.lines.first { $0.hasPrefix("MAIL") })
      #expect(mail.contains(/^MAIL FROM:<> SIZE=[0-9]{3}$/) == isTold, "\(mail)")
    }
  }

  @Test func encryptionThatFailsIsFollowedByANewConnectionInTheClear() throws {
    let greeting: @Sendable (String) -> String? = { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 STARTTLS" }
      return line == "STARTTLS" ? "454 4.7.0 not now" : nil
    }
    for (options, connections, status) in [
      ("tls = ifavailable", 2, Int32(0)),
      ("tls = ifavailable tls_fallback_always_new_connection = false", 1, 0),
      ("tls = ifavailable tls_ifavailable_fallback = false", 1, 1), ("tls = required", 1, 1),
    ] {
      let listener = try Listener(greeting)
      defer { listener.server.stop() }
      let outcome = try ProbeOutcome(["u@oak.example"], route(listener, options))
      #expect(outcome.status == status, Comment(rawValue: options + ": " + outcome.reason))
      #expect(listener.server.clients.count == connections, Comment(rawValue: options))
      #expect(outcome.result == (status == 0 ? "accepted" : "tls-failed"))
      #expect(listener.lines.contains("QUIT"))
    }
  }

  // MARK: Words

  /// DNS and SMTP know a name by its A-labels, whoever writes it (D-06).
  @Test func domainsThatAreNotASCIINeedNoSMTPUTF8() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(
      ["--from", "a@bücher.example", "u@grün.example"], route(listener))
    #expect(outcome.status == 0, "\(outcome.reason)")
    #expect(
      listener.lines.dropFirst().prefix(2) == [
        "MAIL FROM:<a@xn--bcher-kva.example>", "RCPT TO:<u@xn--grn-ioa.example>",
      ])
    let literal = try ProbeOutcome(["--from", "a@[192.0.2.7]", "u@oak.example"], route(listener))
    #expect(literal.status == 0, "\(literal.reason)")
    #expect(listener.lines.contains("MAIL FROM:<a@[192.0.2.7]>"))
  }

  @Test func whoCannotBeToldTheAddressHearsQUIT() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["jürgen@oak.example"], route(listener))
    // Trying again changes nothing (RFC 6531, 3.5).
    #expect(outcome.result == "refused")
    #expect(outcome.reason == "the server does not offer SMTPUTF8")
    #expect(outcome.stages == "connect banner ehlo mail! quit")
    #expect(listener.lines.last == "QUIT")
  }

  /// It is about to close the connection, and gives up the mail itself (RFC 5321, 3.8).
  @Test func whoHasGivenUpHearsNoRSET() throws {
    let listener = try Listener { $0.hasPrefix("RCPT") ? "421 4.3.2 shutting down" : nil }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["u@oak.example"], route(listener))
    #expect(outcome.result == "temporary")
    #expect(outcome.stages == "connect banner ehlo mail rcpt! quit")
    #expect(!listener.lines.contains("RSET"))
  }

  @Test(arguments: ["false", "off", "", "requird", "NO"])
  func onlyTheWordsOfXclientMakeItSaid(word: String) throws {
    let listener = try Listener { $0.hasPrefix("EHLO") ? "250-mx1\r\n250 XCLIENT NAME" : nil }
    defer { listener.server.stop() }
    let configuration = route(listener, "xclient = \"\(word)\"")
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(outcome.stages == "connect banner ehlo mail rcpt rset quit")
    let text = try ProbeOutcome.text(["u@oak.example"], configuration)
    let note = "xclient: `\(word)` is not a known value; read as `no`, the default"
    #expect(text.output.contains(note) == (word != "NO"), "\(text.output)")
  }

  /// The empty local part is one as well (RFC 5321, 4.1.2).
  @Test func aRecipientMayHaveAnEmptyNameInQuotes() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["<\"\"@oak.example>"], route(listener))
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(listener.lines.contains("RCPT TO:<\"\"@oak.example>"))
  }

  @Test func aListThatLeavesNoVersionOfTLSIsQuoted() throws {
    let listener = try Listener { $0.hasPrefix("EHLO") ? "250-mx1\r\n250 STARTTLS" : nil }
    defer { listener.server.stop() }
    let options = "tls = required tls_protocols = \"-ALL\""
    let outcome = try ProbeOutcome(["u@oak.example"], route(listener, options))
    #expect(outcome.result == "tls-failed")
    #expect(outcome.reason == "the protocol versions `-ALL` cannot be used: none is left")
  }

  /// `confroute explain` says the same.
  @Test func anEmptyListOfVersionsOfTLSIsTold() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let options = "tls = ifavailable tls_protocols = \"\""
    let text = try ProbeOutcome.text(["u@oak.example"], route(listener, options))
    let note = "tls_protocols: `` is not a known value; read as `+ALL`, the default"
    #expect(text.output.contains(note), "\(text.output)")
  }

  @Test func aWordOfTLSThatIsNoneIsTold() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], route(listener, "tls = requird"))
    #expect(text.status == 0)
    #expect(
      text.output.contains(
        "  note     ecelerity.conf:1:\(route(listener).utf8.count) "
          + "tls: `requird` is not a known value; read as `no`, the default"), "\(text.output)")
  }

  @Test(arguments: [
    (
      "550-5.1.1 no such user\r\n550 5.1.1 ask others",
      "550 5.1.1 no such user / 5.1.1 ask others\n"
    ),
    ("250-2.1.5 ok\r\n550 5.1.1 no", "250 2.1.5 ok / 550 5.1.1 no\n"),
  ])
  func aReplyIsShownAsItCame(reply: String, shown: String) throws {
    let listener = try Listener { $0.hasPrefix("RCPT") ? reply : nil }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], route(listener))
    #expect(text.output.contains("  " + shown), "\(text.output)")
    #expect(text.output.contains("rcpt was refused: " + shown.replacing(" / ", with: " ")))
    #expect(try ProbeOutcome(["u@oak.example"], route(listener)).violations() == [])
  }

  @Test(arguments: [
    ("450-4.7.1 first\r\n450 4.7.1 second", nil, "450 4.7.1 first / 4.7.1 second\n"),
    ("502 5.5.1 what", nil, "HELO, as EHLO was refused: 502 5.5.1 what\n"),
    ("502 5.5.1 what", "550 no", "HELO, as EHLO was refused: 502 5.5.1 what\n"),
    ("250 mx1\r\n250 hasty", nil, "before that, unasked: 250 hasty\\x0d\\x0a\n"),
  ])
  func whatBecameOfEHLOIsShown(toEHLO: String, toHELO: String?, shown: String) throws {
    let listener = try Listener {
      $0.hasPrefix("EHLO") ? toEHLO : $0.hasPrefix("HELO") ? toHELO : nil
    }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], route(listener))
    #expect(text.output.contains("  " + shown), "\(text.output)")
    let outcome = try ProbeOutcome(["u@oak.example"], route(listener))
    #expect(try outcome.violations() == [])
    let isTold = "\(outcome.documents)".contains("refused_greeting")
    #expect(isTold == toEHLO.hasPrefix("502"))
  }

  /// Hosts that are looked up in vain decide together.
  @Test func everyLookupThatDecidedIsShown() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.file("answers", Self.unreachable)
    let text = try ProbeOutcome.text(
      ["--replay", answers, "u@oak.example"], "dns_failures_to_purge = 4\n")
    #expect(text.status == 1)
    #expect(
      text.output.contains(
        "  addresses of a.oak.example (A): not known: servfail\n"
          + "  addresses of b.oak.example (A): none\n"), "\(text.output)")
  }

  private static let unreachable = """
    {"format_version": "1.0", "answers": [
      {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 10, "host": "a.oak.example"},
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 20, "host": "b.oak.example"}]},
      {"name": "a.oak.example", "type": "A", "outcome": "servfail", "validated": false, "records": []},
      {"name": "b.oak.example", "type": "A", "outcome": "nodata", "validated": false, "records": []}]}
    """

  // MARK: Time

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
    let configured = try ProbeOutcome(["u@oak.example"], route + "\(timer) = 1\n")
    let capped = try ProbeOutcome(["--timeout", "0.2", "u@oak.example"], route)
    for outcome in [configured, capped] {
      #expect(outcome.result == result, Comment(rawValue: outcome.reason))
      #expect(outcome.stages.hasSuffix("\(stage.lowercased())!"), Comment(rawValue: outcome.stages))
      #expect(result == "accepted" || outcome.reason.contains("in time"))
    }
    let text = try ProbeOutcome.text(["u@oak.example"], route + "\(timer) = 1\n")
    #expect(text.output.contains("\(timer) 1  ecelerity.conf:2:1"))
    // That timer has not run out.
    let impatient = try ProbeOutcome.text(["--timeout", "0.2", "u@oak.example"], route)
    #expect(!impatient.output.contains(timer), Comment(rawValue: impatient.output))
  }

  // MARK: Whom it does not contact

  @Test func nobodyIsContactedForMailThatDoesNotGoOut() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    let folder = try TemporaryFolder()
    try folder.file("answers", Self.recording)
    for (options, verdict) in [
      ("suspend_delivery = true", "suspended"), ("blackhole = true", "blackhole-inline"),
      ("prohibited_hosts = ( \"127.0.0.0/8\" )", "prohibited"),
    ] {
      let configuration = route(listener, options)
      for line in [
        ["u@oak.example"], ["--connect-to", "\(listener.server.endpoint)", "u@oak.example"],
      ] {
        let outcome = try ProbeOutcome(line, configuration)
        #expect(outcome.verdict == verdict)
        #expect(outcome.status == 1)
        #expect(outcome.attempts.isEmpty)
        let text = try ProbeOutcome.text(line, configuration)
        #expect(
          text.output.hasPrefix("u@oak.example: contacts nobody: \(verdict)\n"),
          Comment(rawValue: text.output))
        #expect(text.output.contains("nobody was contacted"))
        let option = String(options.prefix { $0 != " " })
        #expect(text.output.contains(option), Comment(rawValue: text.output))
        #expect(text.output.contains("  ecelerity.conf:1:"), Comment(rawValue: text.output))
      }
    }
    let port = "remote_smtp_port = \(listener.port)\n"
    let replay = ["--replay", folder.path + "/answers"]
    let null = try ProbeOutcome(replay + ["u@null.example"], port)
    #expect(null.verdict == "null-mx")
    #expect(null.status == 1)
    #expect(listener.server.clients == [])
  }

  /// null.example takes no mail.
  private static let recording = """
    {"format_version": "1.0", "answers": [
      {"name": "null.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "null.example", "type": "MX", "ttl": 60, "preference": 0, "host": "."}]}]}
    """

  // MARK: What is wrong with the question

  @Test func nothingIsSentWhileOneOfTheAddressesIsWrong() throws {
    let listener = try Listener()
    defer { listener.server.stop() }
    for wrong in ["oak.example", "u@oak..example"] {
      let outcome = try ProbeOutcome.text(["--send", "u@oak.example", wrong], route(listener))
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("no message is sent"), Comment(rawValue: outcome.error))
    }
    #expect(listener.server.clients == [])
  }

  @Test(arguments: [
    (
      ["--send", "oak.example"],
      "--send needs the address of a recipient, not `oak.example`; write user@oak.example"
    ),
    (
      ["--send", "--stop-after", "mail", "u@oak.example"],
      "--send goes further than --stop-after mail; drop one of them"
    ),
    (
      ["--send", "--stop-after", "rcpt", "u@oak.example"],
      "--send goes further than --stop-after rcpt; drop one of them"
    ),
    (
      ["--connect-to", "mx.example:0", "u@oak.example"],
      "--connect-to: `mx.example:0` is not a host with a port; write 192.0.2.7:25"
    ),
    (
      ["--from", "nobody", "u@oak.example"],
      "--from: `nobody` is not a sender address; write user@oak.example"
    ),
    (
      [
        "--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "--connect-to", "mx.example:25",
        "u@oak.example",
      ],
      "--connect-to: `mx.example` has no address"
    ),
    (["--ca-file", "/nowhere/ca.pem", "u@oak.example"], "--ca-file: /nowhere/ca.pem"),
  ])
  func aQuestionThatMakesNoSenseIsAnsweredWithWhatToDo(arguments: [String], message: String) throws
  {
    let outcome = try ProbeOutcome.text(arguments, "routes = ( \"smtp://192.0.2.9\" )\n")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message), Comment(rawValue: outcome.error))
  }

  @Test func aNameServerThatCannotBeReachedIsNamed() throws {
    let outcome = try ProbeOutcome(
      ["--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "u@oak.example"], "")
    #expect(outcome.verdict == "dns-temporary")
    #expect(outcome.status == 1)
    #expect(outcome.attempts.isEmpty)
    #expect("\(outcome.documents)".contains("127.0.0.1:1"))
    let text = try ProbeOutcome.text(
      ["--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "u@oak.example"], "")
    #expect(
      text.output.contains(
        "exchangers of oak.example (MX): not known: 127.0.0.1:1: connection refused\n"),
      Comment(rawValue: text.output))
  }

  // MARK: What servers say

  @Test func whatAServerSaysCannotPaintTheTerminal() throws {
    let listener = try Listener { line in
      line.hasPrefix("RCPT") ? "550-5.1.1 \u{1B}[31mred\u{7}\r\n550 \u{0}\u{9B}31m\u{3164}" : nil
    }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome.text(["--transcript", "u@oak.example"], route(listener))
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[31mred"))
    for character in ["\u{1B}", "\u{7}", "\u{0}", "\u{9B}", "\u{3164}"] {
      #expect(!outcome.output.contains(character), Comment(rawValue: outcome.output))
    }
  }

  // MARK: Many

  @Test func answersComeInTheOrderOfTheQuestionsAndAHostIsContactedByOneAtATime() throws {
    let slow = try Listener(isParallel: true, seconds: 0.3)
    let fast = try Listener(isParallel: true)
    defer {
      slow.server.stop()
      fast.server.stop()
    }
    let configuration = """
      domain oak.example { \(route(slow)) }
      domain elm.example { \(route(fast)) }

      """
    let recipients = (0..<4).flatMap { ["\($0)@oak.example", "\($0)@elm.example"] }
    let outcome = try ProbeOutcome(recipients, configuration)
    #expect(outcome.status == 0)
    #expect(outcome.documents.map { $0["recipient"] as? String } == recipients)
    #expect(slow.mostAtATime == 1)
    #expect(fast.mostAtATime == 1)
    #expect(slow.server.clients.count == 4)
    let inLine = try ProbeOutcome(["--concurrency", "1"] + recipients, configuration)
    #expect(inLine.documents.map { $0["recipient"] as? String } == recipients)
  }

  /// What this machine lacks is not said of the servers.
  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func fewDescriptorsMeanFewerConnectionsAtATime() throws {
    let servers = try (0..<30).map { number in
      try ScriptedMailServer(on: .loopback(number)) { peer in
        Thread.sleep(forTimeInterval: 0.1)
        peer.send("554 not today\r\n")
        _ = peer.line()
      }
    }
    defer { for server in servers { server.stop() } }
    let folder = try TemporaryFolder()
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    try folder.file("ecelerity.conf", stanzas.joined())
    let tool = try BuiltTool.products().appendingPathComponent("confroute").path
    let recipients = servers.indices.map { "d\($0).example" }.joined(separator: " ")
    let command = "ulimit -n 20; '\(tool)' probe --concurrency 30 \(recipients); test $? = 1"
    try Program("sh").run(["-c", command], in: folder)
    let text = try TemporaryFolder.text(folder.path + "/output")
    #expect(text.components(separatedBy: "banner was refused: 554 not today").count == 31)
    #expect(!text.contains("too many open files"), Comment(rawValue: text))
  }

  /// Servers that all wait until everybody has come.
  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func hostsAreContactedAtTheSameTime() throws {
    let count = 8
    let arrived = Mutex(0)
    let servers = try (0..<count).map { number in
      try ScriptedMailServer(on: .loopback(number)) { peer in
        arrived.withLock { $0 += 1 }
        for _ in 0..<2_000 where arrived.withLock({ $0 }) < count {
          Thread.sleep(forTimeInterval: 0.01)
        }
        peer.send(arrived.withLock { $0 } == count ? "220 all here\r\n" : "554 alone\r\n")
        while let line = peer.line() {
          peer.send("250 ok\r\n")
          if line == "QUIT" { return }
        }
      }
    }
    defer { for server in servers { server.stop() } }
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    let outcome = try ProbeOutcome(
      (0..<count).map { "d\($0).example" }, stanzas.joined())
    #expect(outcome.status == 0)
  }
}
