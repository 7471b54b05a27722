import Delivery
import Synchronization
import TestServers
import Testing

/// Sessions of `confroute probe` as a server sees them.
struct ConfrouteProbeSessionTests {
  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func theServerSeesTheConfiguredNameAddressAndSender() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let configuration = """
      binding two {
        bind_address = 127.0.0.2
        ehlo_hostname = two.example.test
      }
      domain oak.example { \(listener.route()) }
      domain elm.example { \(listener.route()) }
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
    let listener = try CompliantServer { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 AUTH PLAIN LOGIN" }
      if line.hasPrefix("AUTH PLAIN") { return "235 welcome AG1haWxlcgBnZWhlaW0=" }
      if line == "AUTH LOGIN" { return "334 VXNlcm5hbWU6" }
      if line == "bWFpbGVy" { return "334 UGFzc3dvcmQ6" }
      return line == "Z2VoZWlt" ? "235 geheim it is" : nil
    }
    defer { listener.server.stop() }
    let login = "outbound_smtp_auth_type = \(type) outbound_smtp_auth_user = mailer "
    let configuration = listener.route(login + "outbound_smtp_auth_pass = geheim")
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
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let configuration = """
      \(listener.route())
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
      let listener = try CompliantServer { line in
        if line.hasPrefix("EHLO") { return offered }
        return line.hasPrefix("MAIL") ? "550 5.7.1 no" : nil
      }
      defer { listener.server.stop() }
      let outcome = try ProbeOutcome(["--send", "u@oak.example"], listener.route())
      #expect(outcome.result == "refused", "\(outcome.reason)")
      let mail = try #require(listener.lines.first { $0.hasPrefix("MAIL") })
      #expect(mail.contains(/^MAIL FROM:<> SIZE=[0-9]{3}$/) == isTold, "\(mail)")
    }
  }

  /// DNS and SMTP use A-labels (D-06).
  @Test func domainsThatAreNotASCIINeedNoSMTPUTF8() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(
      ["--from", "a@bücher.example", "u@grün.example"], listener.route())
    #expect(outcome.status == 0, "\(outcome.reason)")
    #expect(
      listener.lines.dropFirst().prefix(2) == [
        "MAIL FROM:<a@xn--bcher-kva.example>", "RCPT TO:<u@xn--grn-ioa.example>",
      ])
    let literal = try ProbeOutcome(["--from", "a@[192.0.2.7]", "u@oak.example"], listener.route())
    #expect(literal.status == 0, "\(literal.reason)")
    #expect(listener.lines.contains("MAIL FROM:<a@[192.0.2.7]>"))
  }

  @Test func whoCannotBeToldTheAddressHearsQUIT() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["jürgen@oak.example"], listener.route())
    // Trying again changes nothing (RFC 6531, 3.5).
    #expect(outcome.result == "refused")
    #expect(outcome.reason == "the server does not offer SMTPUTF8")
    #expect(outcome.stages == "connect banner ehlo mail! quit")
    #expect(listener.lines.last == "QUIT")
  }

  /// The server is about to close the connection, and aborts the transaction itself (RFC 5321, 3.8).
  @Test func whoHasGivenUpHearsNoRSET() throws {
    let listener = try CompliantServer { $0.hasPrefix("RCPT") ? "421 4.3.2 shutting down" : nil }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["u@oak.example"], listener.route())
    #expect(outcome.result == "temporary")
    #expect(outcome.stages == "connect banner ehlo mail rcpt! quit")
    #expect(!listener.lines.contains("RSET"))
  }

  @Test(arguments: ["false", "off", "", "requird", "NO"])
  func onlyTheWordsOfXclientMakeItSaid(word: String) throws {
    let listener = try CompliantServer {
      $0.hasPrefix("EHLO") ? "250-mx1\r\n250 XCLIENT NAME" : nil
    }
    defer { listener.server.stop() }
    let configuration = listener.route("xclient = \"\(word)\"")
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(outcome.stages == "connect banner ehlo mail rcpt rset quit")
    let text = try ProbeOutcome.text(["u@oak.example"], configuration)
    let note = "xclient: `\(word)` is not a known value; read as `no`, the default"
    #expect(text.output.contains(note) == (word != "NO"), "\(text.output)")
  }

  /// content/momentum/4/config/ref-xclient.md: the session starts over.
  @Test func whoTookXCLIENTIsGreetedAgain() throws {
    let listener = try CompliantServer {
      $0.hasPrefix("EHLO") ? "250-mx1\r\n250 XCLIENT HELO PROTO" : nil
    }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(
      ["--stop-after", "mail", "u@oak.example"],
      listener.route("xclient = required ehlo_hostname = client.example.test"))
    #expect(outcome.stages == "connect banner ehlo xclient ehlo mail rset quit")
    let hello = "EHLO client.example.test"
    #expect(
      listener.lines.prefix(3) == [hello, "XCLIENT PROTO=ESMTP HELO=client.example.test", hello])
  }

  /// An empty quoted local part is valid (RFC 5321, 4.1.2).
  @Test func aRecipientMayHaveAnEmptyNameInQuotes() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["<\"\"@oak.example>"], listener.route())
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(listener.lines.contains("RCPT TO:<\"\"@oak.example>"))
  }
}
