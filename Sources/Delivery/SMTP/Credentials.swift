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
    mask.add(Array(secret.utf8))
    if let latin1 = Self.latin1(secret) { mask.add(latin1) }
    for response in [plainResponse, Array("\(user)\0\(secret)".utf8), bearerResponse] {
      mask.add(base64Of: response)
    }
    return mask
  }

  /// `text` in ISO 8859-1, in which servers that know no UTF-8 may show it; nil when it has other characters, or no
  /// other bytes than in UTF-8.
  private static func latin1(_ text: String) -> [UInt8]? {
    let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    let isWhole = bytes.count == text.unicodeScalars.count
    return isWhole && bytes.count < text.utf8.count ? bytes : nil
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
