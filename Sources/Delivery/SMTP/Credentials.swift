/// Who somebody is, and what proves it. The proof is never shown, however it is printed.
struct Credentials: Hashable, Sendable {
  /// The name of the user.
  let user: String
  private let secret: String

  /// The `secret` is a password, or for XOAUTH2 an access token. Nil when one of them has a NUL or U+0001,
  /// which separate them on the wire (RFC 4616, 2; XOAUTH2).
  init?(user: String, secret: String) {
    guard !(user + secret).utf8.contains(where: { $0 <= 1 }) else { return nil }
    self.user = user
    self.secret = secret
  }

  /// Hides the proof, also where a server repeats it cut off or coded in another way.
  var mask: SecretMask {
    var mask = SecretMask()
    mask.add(Array(secret.utf8))
    for response in [plainResponse, Array("\(user)\0\(secret)".utf8), bearerResponse] {
      mask.add(base64Of: response)
    }
    return mask
  }

  /// The user and the password, as PLAIN has them; nobody else is acted for (RFC 4616, 2).
  var plainResponse: [UInt8] { Array("\0\(user)\0\(secret)".utf8) }

  /// The user and the token, as XOAUTH2 has them.
  var bearerResponse: [UInt8] { Array("user=\(user)\u{1}auth=Bearer \(secret)\u{1}\u{1}".utf8) }

  /// The answers to the two questions of LOGIN.
  var loginResponses: [[UInt8]] { [Array(user.utf8), Array(secret.utf8)] }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The user and no secret.
  var description: String { "\(user) \(SecretMask.replacement)" }

  /// The same.
  var debugDescription: String { description }

  /// The same.
  var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
