import Delivery
import Foundation
import TestServers
import Testing

/// Real servers on the loopback, and one configuration that routes to all of them.
final class ProbeScene {
  let postfix: PostfixServer
  let dovecot: DovecotServer
  let sink: SMTPSink
  let deferring: SMTPSink
  let names: NameServer
  let configuration: String

  static var isPossible: Bool {
    PostfixServer.isPossible && DovecotServer.isPossible && SMTPSink.isPossible
      && NameServer.isInstalled("nsd") && HostAddress.hasManyLoopbacks
  }

  init() throws {
    postfix = try PostfixServer()
    dovecot = try DovecotServer()
    sink = try SMTPSink()
    deferring = try SMTPSink(["-r", "mail"])
    names = try .nsd(zones: ["example.test": Self.zone])
    configuration = Self.configuration(postfix, dovecot, sink, deferring)
  }

  /// Probes the recipients and options of `line`.
  func probe(_ line: String) throws -> ProbeOutcome {
    let words = line.split(separator: " ").map {
      $0.replacingOccurrences(of: "CA", with: postfix.authority.certificateFile)
        .replacingOccurrences(of: "SINK", with: "\(sink.endpoint)")
    }
    return try ProbeOutcome(["--dns", "\(names.endpoint)"] + words, configuration)
  }

  /// Nothing listens on 127.0.0.3.
  private static let zone = """
    $ORIGIN example.test.
    $TTL 300
    @ IN SOA ns host 7 3600 600 86400 60
    @ IN NS ns
    @ IN MX 10 mx1
    ns IN A 127.0.0.1
    mx1 IN A 127.0.0.1
    down IN A 127.0.0.3
    none IN MX 0 .
    fallback IN MX 10 down
    fallback IN MX 20 mx1
    gone IN MX 10 down
    gone IN MX 20 down
    twice IN MX 10 mx1
    twice IN MX 20 mx1
    named.wild IN A 127.0.0.1
    * IN MX 10 mx1

    """

  private static func configuration(
    _ postfix: PostfixServer, _ dovecot: DovecotServer, _ sink: SMTPSink, _ deferring: SMTPSink
  ) -> String {
    let authority = "tls_ca = \"\(postfix.authority.certificateFile)\""
    let verified = "tls = required tls_verify = host \(authority)"
    return """
      remote_smtp_port = \(postfix.plainEndpoint.port)
      ehlo_hostname = client.example.test
      connect_timeout = 20
      domain secure.example.test { remote_smtp_port = \(postfix.endpoint.port) \(verified) }
      domain named.wild.example.test { remote_smtp_port = \(postfix.endpoint.port) \(verified) }
      domain chain.example.test {
        remote_smtp_port = \(postfix.wrongNameEndpoint.port)
        tls = required tls_verify = ca \(authority)
      }
      domain expired.example.test { remote_smtp_port = \(postfix.expiredEndpoint.port) \(verified) }
      domain wrong.example.test { remote_smtp_port = \(postfix.wrongNameEndpoint.port) \(verified) }
      domain noted.example.test {
        remote_smtp_port = \(postfix.wrongNameEndpoint.port)
        tls = ifavailable tls_verify = optional \(authority)
      }
      domain noca.example.test {
        remote_smtp_port = \(postfix.endpoint.port) tls = required tls_verify = host
      }
      domain lostca.example.test {
        remote_smtp_port = \(postfix.endpoint.port)
        tls = required tls_verify = host tls_ca = "/nowhere/ca.pem"
      }
      domain lostmaybe.example.test {
        remote_smtp_port = \(postfix.endpoint.port)
        tls = ifavailable tls_verify = host tls_ca = "/nowhere/ca.pem"
      }
      domain unchecked.example.test {
        remote_smtp_port = \(postfix.expiredEndpoint.port) tls = required
      }
      domain client.example.test {
        remote_smtp_port = \(postfix.endpoint.port) \(verified)
        tls_certificate = "\(postfix.authority.certificateFile(of: .client))"
        tls_key = "\(postfix.authority.keyFile(of: .client))"
      }
      domain bare.example.test { tls = required }
      domain either.example.test { tls = ifavailable }
      domain told.example.test { remote_smtp_port = \(postfix.endpoint.port) xclient = required }
      domain untold.example.test { xclient = required }
      domain maybe.example.test { xclient = ifavailable }
      domain store.example.test {
        gateway = "127.0.0.1" delivery_method = LMTP lmtp_port = \(dovecot.endpoint.port)
      }
      domain sink.example.test { routes = ( "smtp://\(sink.endpoint)" ) }
      domain late.example.test { remote_smtp_port = \(deferring.endpoint.port) }
      domain refusing.example.test { remote_smtp_port = 1 }
      domain off.example.test { suspend_delivery = true }
      domain stream.example.test {
        delivery_method = ECSTREAM ecstream_port = \(postfix.plainEndpoint.port)
      }
      domain "#pool" { routes = ( "smtp://\(sink.endpoint)" ) }
      binding proxied {
        ha_proxy_server = "\(postfix.proxiedEndpoint)"
        ha_proxy_src_addr = 192.0.2.1
      }
      binding pool { gateway = "#pool" }
      binding elsewhere { bind_address = 192.0.2.77 }

      """
  }
}
