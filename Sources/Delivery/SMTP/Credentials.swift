/// A user name and a secret. Printing it in any way does not show the secret.
struct Credentials: Hashable, Sendable {
  /// The user name.
  let user: String
  private let secret: String

  /// Credentials whose `secret` is a password, or an access token for XOAUTH2. Nil when one of them has a NUL or
  /// U+0001, the separators of PLAIN (RFC 4616, 2) and XOAUTH2.
  init?(user: String, secret: String) {
    guard !(user + secret).utf8.contains(where: { $0 <= 1 }) else { return nil }
    self.user = user
    self.secret = secret
  }

  /// A mask that hides the secret, also when a server repeats it truncated or in another encoding.
  var mask: SecretMask {
    var mask = SecretMask()
    mask.add(password: secret)
    for response in [plainResponse, Array("\(user)\0\(secret)".utf8), bearerResponse] {
      mask.add(base64Of: response)
    }
    return mask
  }

  /// The response of PLAIN, without an authorization identity (RFC 4616, 2).
  var plainResponse: [UInt8] { Array("\0\(user)\0\(secret)".utf8) }

  /// The response of XOAUTH2.
  var bearerResponse: [UInt8] { Array("user=\(user)\u{1}auth=Bearer \(secret)\u{1}\u{1}".utf8) }

  /// The responses to the two challenges of LOGIN.
  var loginResponses: [[UInt8]] { [Array(user.utf8), Array(secret.utf8)] }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The user name without the secret.
  var description: String { "\(user) \(SecretMask.replacement)" }

  /// The user name without the secret.
  var debugDescription: String { description }

  /// The user name without the secret.
  var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
