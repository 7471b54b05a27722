internal import EcelerityConf

extension ProbeTarget {
  /// The configured login: its mechanism as written, and its credentials, nil when no login can send them; nil when
  /// none is configured.
  var login: (type: String, credentials: Credentials?)? {
    guard let type = session.text(.outboundSmtpAuthType), !type.isEmpty,
      let user = session.text(.outboundSmtpAuthUser), !user.isEmpty,
      let secret = session.text(.outboundSmtpAuthPass), !secret.isEmpty
    else { return nil }
    return (type, Credentials(user: user, secret: secret))
  }
}

extension SecretMask {
  /// Hides the passwords of all `targets`, of which many have the same, whether the login is complete or not.
  init(of targets: [ProbeTarget]) {
    self.init()
    for credentials in Set(targets.compactMap { $0.login?.credentials }) { add(credentials.mask) }
    for password in Set(targets.compactMap { $0.session.text(.outboundSmtpAuthPass) }) {
      add(password: password)
    }
  }
}
