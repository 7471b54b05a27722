/// `duplicate-listen`
enum DuplicateListen: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-listen", group: .correctness, severity: .error,
    summary: "two listeners at the same address and port",
    rationale: """
      Each `listen` is one socket, and an address and port can be used only once. Stanzas of one \
      listener with the same label are merged (inferred: the manual says so of binding groups), \
      so they are only a warning; in different files they are a way of extending a stanza and are \
      not reported. Listeners that are switched off are not reported.
      """,
    pages: ["content/momentum/4/esmtp-listener.md"],
    examples: [
      .reports(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { enable = true } }
        ecstream_listener { listen ⟦"192.0.2.5:25"⟧ { enable = true } }
        """#),
      .reports(
        #"""
        esmtp_listener {
          listen "[2001:db8::5]:25" { enable = true }
          listen ⟦"[2001:db8:0::5]:25"⟧ { enable = true }
        }
        """#),
      .reports(
        #"""
        esmtp_listener { listen ":25" { enable = true } listen "[::]:25" { enable = true } }
        ecstream_listener {
          listen ⟦"0.0.0.0:25"⟧ { enable = true }
          listen ⟦"[*]:25"⟧ { enable = true }
        }
        """#),
      .reports(
        #"""
        esmtp_listener {
          listen ":25" { enable = true }
          listen ⟦":25"⟧ { tls_certificate = "/etc/mill.pem" }
          listen ⟦"*:25"⟧ { accept_queue_backlog = 9 }
        }
        """#),
      .reports(
        #"""
        control_listener { listen "/tmp/2025" { socket_mode = 0660 } }
        ecstream_listener { listen ⟦"/tmp/2025"⟧ { socket_mode = 0660 } }
        """#),
      .accepts(
        "include \"more.conf\"\nesmtp_listener { listen \":25\" { enable = true } }",
        with: ["more.conf": "esmtp_listener { listen \":25\" { accept_queue_backlog = 9 } }"]),
      .accepts(
        #"""
        esmtp_listener { listen "*:25" { enable = true } listen "[*]:25" { enable = true } }
        """#),
      .accepts(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { enable = true } }
        ecstream_listener { listen "192.0.2.5:1825" { enable = true } }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var first: [ListenAddress: StanzaHeader] = [:]
    for scope in configuration.scopes(of: .listen) where scope.isSwitchedOn {
      guard let header = scope.header, let endpoint = endpoint(scope.label ?? "") else { continue }
      if let other = first[endpoint] {
        report(header, of: scope, with: other, severity: .error, &findings)
      } else {
        first[endpoint] = header
        checkOpenings(of: scope, &findings)
      }
    }
  }

  /// Checks the openings of a stanza after the first. `:25` and `*:25` are one label, as are all forms of an address,
  /// but two `listen` stanzas for one endpoint.
  private static func checkOpenings(of scope: Scope, _ findings: inout Findings) {
    guard scope.isReopened, let first = scope.header else { return }
    var seen: Set<SourceSpan> = [first.span]
    for header in scope.headers where seen.insert(header.span).inserted {
      if header.label != first.label {
        report(header, of: scope, with: first, severity: .error, &findings)
      } else if header.span.file == first.span.file {
        report(header, of: scope, with: first, severity: .warning, &findings)
      }
    }
  }

  private static func report(
    _ header: StanzaHeader, of scope: Scope, with other: StanzaHeader, severity: Severity,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: header.labelSpan, in: scope.parent,
      "there is already a listener at `\(other.label ?? "")`",
      detail: severity == .error ? "keep one of them" : "write both as one stanza",
      severity: severity, related: [RelatedPlace("the other listener", at: other.labelSpan)])
  }

  /// Where `label` accepts connections; nil where it names no port, which another rule reports.
  private static func endpoint(_ label: String) -> ListenAddress? {
    let listen = ListenAddress(label)
    return listen.isSocketFile || listen.port != nil ? listen : nil
  }
}
