import Foundation

package import Delivery

/// Postfix, which accepts mail for every domain and discards it. It needs root.
///
/// `reject@example.test` is refused with 5xx, `defer@example.test` with 4xx. It accepts XCLIENT from 127.0.0.1.
package final class PostfixServer {
  /// SMTP, with STARTTLS.
  package let endpoint: Endpoint
  /// SMTP inside of TLS.
  package let encryptedEndpoint: Endpoint
  /// SMTP without STARTTLS.
  package let plainEndpoint: Endpoint
  /// SMTP with STARTTLS and a certificate that has expired.
  package let expiredEndpoint: Endpoint
  /// SMTP with STARTTLS and a certificate for another name.
  package let wrongNameEndpoint: Endpoint
  /// SMTP behind a proxy, which sends a PROXY header.
  package let proxiedEndpoint: Endpoint
  /// The authority of its certificates.
  package let authority: TestAuthority
  private let process: Process
  private let directory: TemporaryDirectory

  package static var isPossible: Bool {
    getuid() == 0 && TestAuthority.isPossible && Program.isInstalled("postfix")
  }

  package init() throws {
    authority = try TestAuthority()
    directory = try TemporaryDirectory()
    let endpoints = try (0..<6).map { _ in
      Endpoint(.loopback, port: try LoopbackSocket.requirePort())
    }
    endpoint = endpoints[0]
    encryptedEndpoint = endpoints[1]
    plainEndpoint = endpoints[2]
    expiredEndpoint = endpoints[3]
    wrongNameEndpoint = endpoints[4]
    proxiedEndpoint = endpoints[5]
    for name in ["etc", "spool", "data"] { try directory.makeSubdirectory(name) }
    let postfix = try Program.known(getpwnam("postfix"), "Postfix has no user").pointee.pw_uid
    _ = chown(directory.path + "/data", postfix, gid_t.max)
    try directory.file("etc/main.cf", Self.mainConfiguration(directory.path, authority))
    try directory.file("etc/master.cf", Self.services(endpoints.map(\.port), authority))
    process = try Program("postfix").start(
      ["-c", directory.path + "/etc", "start-fg"], in: directory)
    // It begins to listen on one port after another.
    try Program.wait(for: process, in: directory) { endpoints.allSatisfy { $0.isListening() } }
  }

  deinit {
    // The shell waits for the master process, which ends its children.
    if let master = try? String(
      contentsOfFile: directory.path + "/spool/pid/master.pid", encoding: .utf8),
      let id = pid_t(master.filter(\.isNumber))
    {
      kill(id, SIGTERM)
    } else {
      process.terminate()
    }
    process.waitUntilExit()
  }

  private static func mainConfiguration(_ directory: String, _ authority: TestAuthority) -> String {
    """
    compatibility_level = 3.6
    queue_directory = \(directory)/spool
    data_directory = \(directory)/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    mail_owner = postfix
    setgid_group = postdrop
    myhostname = mx1.example.test
    mydestination =
    inet_interfaces = loopback-only
    inet_protocols = ipv4
    relay_domains = static:ALL
    mynetworks =
    smtpd_relay_restrictions = reject_unauth_destination
    smtpd_recipient_restrictions = check_recipient_access inline:{ { reject@example.test = REJECT no such user } { defer@example.test = DEFER try later } }
    smtpd_authorized_xclient_hosts = 127.0.0.1
    default_transport = discard
    relay_transport = discard
    local_transport = discard
    alias_maps =
    alias_database =
    local_recipient_maps =
    smtpd_tls_security_level = may
    \(chain(of: .server, authority))
    smtpd_tls_CAfile = \(authority.certificateFile)
    smtpd_tls_ask_ccert = yes
    smtpd_tls_loglevel = 1
    smtpd_client_connection_rate_limit = 0
    smtpd_client_connection_count_limit = 0
    smtpd_peername_lookup = no
    biff = no
    maillog_file = \(directory)/output
    maillog_file_prefixes = \(directory)

    """
  }

  private static func chain(
    of identity: TestAuthority.Identity, _ authority: TestAuthority, separator: String = " = "
  ) -> String {
    let files = "\(authority.keyFile(of: identity)),\(authority.certificateFile(of: identity))"
    return "smtpd_tls_chain_files" + separator + files
  }

  private static func services(_ ports: [UInt16], _ authority: TestAuthority) -> String {
    let options = [
      "", "-o smtpd_tls_wrappermode=yes", "-o smtpd_tls_security_level=none",
      "-o " + chain(of: .expired, authority, separator: "="),
      "-o " + chain(of: .wrongName, authority, separator: "="),
      "-o smtpd_upstream_proxy_protocol=haproxy",
    ]
    return zip(ports, options).map { "127.0.0.1:\($0) inet n - n - - smtpd \($1)\n" }.joined()
      + """
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      rewrite unix - - n - - trivial-rewrite
      tlsmgr unix - - n 1000? 1 tlsmgr
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      verify unix - - n - 1 verify
      error unix - - n - - error
      discard unix - - n - - discard
      anvil unix - - n - 1 anvil
      proxymap unix - - n - - proxymap
      showq unix n - n - - showq
      postlog unix-dgram n - n - 1 postlogd

      """
  }
}
