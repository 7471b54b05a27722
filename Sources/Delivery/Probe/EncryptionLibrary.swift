internal import Synchronization

/// The library that encrypts, which is looked for once: by the first who needs it, or ahead of that on a
/// thread of its own, as it takes about as long as all the rest of a probe.
package final class EncryptionLibrary: Sendable {
  private let found = Mutex<Result<TLSClient, TLSUnavailable>?>(nil)

  /// Names of libraries; nil for those that this system may have.
  private let names: [String]?

  /// Looks for nothing yet.
  package init() { names = nil }

  /// Will look for the libraries `names` only.
  init(libraries names: [String]) { self.names = names }

  /// The library, or why there is none; waits while somebody else looks for it.
  var client: Result<TLSClient, TLSUnavailable> {
    found.withLock { found in
      if let found { return found }
      let new = Result { () throws(TLSUnavailable) in
        if let names { return try TLSClient(libraries: names) }
        return try TLSClient()
      }
      found = new
      return new
    }
  }

  /// Begins to look for it. Whoever calls this has to call `finish()` before the program ends, since the
  /// library must not be taken away while it is being set up.
  package func prepare() {
    // Without a thread it is looked for when it is needed.
    try? ThreadOfControl.start { _ = self.client }
  }

  /// Waits until nobody looks for it any more.
  package func finish() { _ = client }

  /// Reads the files that `settings` name ahead of their use.
  func prepare(_ settings: TLSSettings) {
    try? ThreadOfControl.start {
      guard case .success(let client) = self.client else { return }
      try? client.check(settings)
    }
  }
}
