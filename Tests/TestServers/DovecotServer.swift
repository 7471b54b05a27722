import Foundation

package import Delivery

/// Dovecot as an LMTP server that stores mail in directories. It does not need root.
///
/// It knows `alice`, `bob` and `carol` of every domain; other recipients get 550 5.1.1.
package final class DovecotServer {
  /// LMTP, with STARTTLS.
  package let endpoint: Endpoint
  /// LMTP inside of TLS.
  package let encryptedEndpoint: Endpoint
  /// The authority of its certificate.
  package let authority: TestAuthority
  private let process: Process
  private let directory: TemporaryDirectory

  package static var isPossible: Bool {
    TestAuthority.isPossible && Program.isInstalled("dovecot")
      && FileManager.default.isExecutableFile(atPath: "/usr/lib/dovecot/lmtp")
  }

  package init() throws {
    authority = try TestAuthority()
    directory = try TemporaryDirectory()
    let ports = (
      try LoopbackSocket.requirePort(), try LoopbackSocket.requirePort()
    )
    endpoint = Endpoint(.loopback, port: ports.0)
    encryptedEndpoint = Endpoint(.loopback, port: ports.1)
    for name in ["run", "state", "mail"] { try directory.makeSubdirectory(name) }
    let user = Account.unprivileged
    // It does not deliver as root.
    _ = chown(directory.path + "/mail", user.id, user.group)
    try directory.file(
      "users", ["alice", "bob", "carol"].map { "\($0):{PLAIN}x::::::\n" }.joined())
    try directory.file(
      "dovecot.conf", Self.configuration(directory.path, ports, authority, mailOf: user))
    process = try Program("dovecot").start(
      ["-F", "-c", directory.path + "/dovecot.conf"], in: directory)
    let endpoints = [endpoint, encryptedEndpoint]
    try Program.wait(for: process, in: directory) { endpoints.allSatisfy { $0.isListening() } }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// The messages of `user` as they are stored: with Received, and LF line ends.
  package func messages(of user: String) throws -> [String] {
    let new = "\(directory.path)/mail/\(user)/new"
    guard FileManager.default.fileExists(atPath: new) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: new).sorted().map {
      try String(contentsOfFile: "\(new)/\($0)", encoding: .utf8)
    }
  }

  /// The empty `chroot` makes it run as the user who started it.
  private static func configuration(
    _ directory: String, _ ports: (UInt16, UInt16), _ authority: TestAuthority,
    mailOf owner: Account
  ) -> String {
    let account = Account.current
    return """
      base_dir = \(directory)/run
      state_dir = \(directory)/state
      log_path = \(directory)/output
      protocols = lmtp
      listen = 127.0.0.1
      ssl = yes
      ssl_cert = <\(authority.certificateFile(of: .server))
      ssl_key = <\(authority.keyFile(of: .server))
      ssl_client_ca_file = \(authority.certificateFile)
      default_internal_user = \(account.name)
      default_internal_group = \(account.groupName)
      default_login_user = \(account.name)
      first_valid_uid = 0
      first_valid_gid = 0
      mail_uid = \(owner.id)
      mail_gid = \(owner.group)
      mail_location = maildir:\(directory)/mail/%n
      lmtp_save_to_detail_mailbox = no
      recipient_delimiter = +
      auth_username_format = %Ln
      hostname = mail.example.test
      postmaster_address = postmaster@example.test
      service anvil {
        chroot =
      }
      service stats {
        chroot =
      }
      service lmtp {
        chroot =
        inet_listener lmtp {
          address = 127.0.0.1
          port = \(ports.0)
        }
        inet_listener lmtps {
          address = 127.0.0.1
          port = \(ports.1)
          ssl = yes
        }
      }
      passdb {
        driver = passwd-file
        args = \(directory)/users
      }
      userdb {
        driver = passwd-file
        args = username_format=%n \(directory)/users
        default_fields = uid=\(owner.id) gid=\(owner.group) home=\(directory)/mail/%n
      }

      """
  }
}

/// A user of this machine.
private struct Account {
  package let id: uid_t
  package let group: gid_t

  /// The user who runs the tests.
  static var current: Account { Account(id: getuid(), group: getgid()) }

  /// The user who runs the tests, or `nobody` if that is root.
  static var unprivileged: Account {
    guard getuid() == 0, let entry = getpwnam("nobody") else { return current }
    return Account(id: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
  }

  var name: String {
    getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? String(id)
  }

  var groupName: String {
    getgrgid(group).map { String(cString: $0.pointee.gr_name) } ?? String(group)
  }
}
