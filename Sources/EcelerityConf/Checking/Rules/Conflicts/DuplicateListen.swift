/// `duplicate-listen`
enum DuplicateListen: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-listen", group: .correctness, severity: .error,
    summary: "two listeners at the same address and port",
    rationale: """
      Each `listen` is one socket, and an address and port can be used only once. A stanza that is \
      opened twice in one listener counts as one and is not reported; nor are listeners that are \
      switched off.
      """,
    pages: ["content/momentum/4/esmtp-listener.md"],
    examples: [
      .reports(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { tcp_nodelay = true } }
        ecstream_listener { listen ⟦"192.0.2.5:25"⟧ { tcp_nodelay = true } }
        """#),
      .reports(
        #"""
        esmtp_listener {
          listen "[2001:db8::5]:25" { tcp_nodelay = true }
          listen ⟦"[2001:db8:0::5]:25"⟧ { tcp_nodelay = true }
        }
        """#),
      .reports(
        #"""
        esmtp_listener { listen ":25" { tcp_nodelay = true } listen "[::]:25" { tcp_nodelay = true } }
        ecstream_listener {
          listen ⟦"0.0.0.0:25"⟧ { tcp_nodelay = true }
          listen ⟦"[*]:25"⟧ { tcp_nodelay = true }
        }
        """#),
      .accepts(
        #"""
        esmtp_listener { listen "*:25" { tcp_nodelay = true } listen "[*]:25" { tcp_nodelay = true } }
        """#),
      .accepts(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { tcp_nodelay = true } }
        ecstream_listener { listen "192.0.2.5:1825" { tcp_nodelay = true } }
        """#),
    ])

  private struct Endpoint: Hashable {
    let host: String
    let port: Int
  }

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var first: [Endpoint: StanzaHeader] = [:]
    for scope in configuration.scopes(of: .listen) where scope.isSwitchedOn {
      guard let header = scope.header, let endpoint = endpoint(scope.label ?? "") else { continue }
      guard let other = first[endpoint] else {
        first[endpoint] = header
        continue
      }
      findings.report(
        self, at: header.labelSpan, in: scope.parent,
        "there is already a listener at `\(other.label ?? "")`", detail: "keep one of them",
        related: [RelatedPlace("the other listener", at: other.labelSpan)])
    }
  }

  private static func endpoint(_ label: String) -> Endpoint? {
    let authority = Authority(label)
    guard let port = authority.portNumber else { return nil }
    return Endpoint(host: host(of: authority), port: port)
  }

  /// All addresses of IPv4 are the unspecified one, be they written as nothing, as a star or as that; all of
  /// IPv6 are a star in brackets or the unspecified one.
  private static func host(of authority: Authority) -> String {
    let host = authority.host.text
    if host == "*" { return authority.isBracketed ? "::" : "0.0.0.0" }
    if host.isEmpty { return "0.0.0.0" }
    let name = authority.isBracketed ? "[\(host)]" : host.lowercased()
    return IPAddress(host)?.description ?? name
  }
}
