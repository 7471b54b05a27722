internal import Synchronization

/// Encrypts connections to servers, on any thread. What sessions with the same settings share, such as
/// certificate authorities, is read once as long as this object lives.
package final class TLSClient: Sendable {
  private let library: OpenSSL
  private let contexts = Mutex<[TLSSettings: TLSContext]>([:])
  private let authorities = Mutex<[TLSSettings.Authorities: TLSAuthorities?]>([:])

  /// Uses the OpenSSL of this system.
  package init() throws(TLSUnavailable) { library = try OpenSSL.shared.get() }

  /// Uses the first of the libraries `names` that is there.
  init(libraries names: [String]) throws(TLSUnavailable) { library = try OpenSSL(names) }

  /// Shakes hands with a server through `transport`, which from then on belongs to the connection. It
  /// is closed when that fails.
  package func connect(
    through transport: any Transport, _ settings: TLSSettings,
    until deadline: ContinuousClock.Instant
  ) throws(TLSError) -> TLSConnection {
    do throws(TLSError) {
      let session = try TLSSession(context(for: settings), settings)
      return try TLSConnection(session, through: transport, settings, until: deadline)
    } catch {
      transport.close()
      throw error
    }
  }

  /// Gets the library ready for the first connection, which waits for that, unless it `isUnneeded` by now.
  func warmUp(unless isUnneeded: () -> Bool) {
    contexts.withLock { _ in
      if !isUnneeded() { TLSContext.warmUp(library) }
    }
  }

  /// Waits until nobody gets the library ready.
  func settle() { contexts.withLock { _ in } }

  /// Finds out whether the files and lists of `settings` can be used.
  package func check(_ settings: TLSSettings) throws(TLSError) { _ = try context(for: settings) }

  private func context(for settings: TLSSettings) throws(TLSError) -> TLSContext {
    let key = settings.contextSettings
    // Before the lock of contexts, which whoever gets the library ready holds meanwhile.
    let authorities = Result { () throws(TLSError) in try read(settings.authorities) }
    return try contexts.withLock { contexts throws(TLSError) in
      if let known = contexts[key] { return known }
      let new = try TLSContext(library, key, authorities)
      contexts[key] = new
      return new
    }
  }

  private func read(_ wanted: TLSSettings.Authorities) throws(TLSError) -> TLSAuthorities? {
    try authorities.withLock { authorities throws(TLSError) in
      if let known = authorities[wanted] { return known }
      let new = try TLSAuthorities.read(wanted, library)
      authorities[wanted] = .some(new)
      return new
    }
  }
}
