internal import Synchronization

/// The library that encrypts, which is looked for by the first who needs it.
final class EncryptionLibrary: Sendable {
  private let found = Mutex<Result<TLSClient, TLSUnavailable>?>(nil)

  /// The library, or why there is none; waits while somebody else looks for it.
  var client: Result<TLSClient, TLSUnavailable> {
    found.withLock { found in
      if let found { return found }
      let new = Result { () throws(TLSUnavailable) in try TLSClient() }
      found = new
      return new
    }
  }

  /// Looks for it, and reads the certificate authorities of `settings`, on a thread of its own: that
  /// takes as long as a server to say who it is.
  func prepare(_ settings: TLSSettings?) {
    // Without a thread it is done when it is needed.
    try? ThreadOfControl.start {
      guard let settings, case .success(let client) = self.client else { return }
      try? client.check(settings)
    }
  }
}
