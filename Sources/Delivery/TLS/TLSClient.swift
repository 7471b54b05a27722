internal import Synchronization

/// Encrypts connections to servers, on any thread. What sessions with the same settings share, such as
/// certificate authorities, is read once as long as this object lives.
final class TLSClient: Sendable {
  private let library: OpenSSL
  private let contexts = Mutex(Contexts())
  private let authorities = Mutex<[TLSSettings.Authorities: TLSAuthorities?]>([:])

  private struct Contexts {
    var ready: [TLSSettings: TLSContext] = [:]
    /// One that was made ahead of its use and waits for settings.
    var blank: TLSContext?
  }

  /// Uses the OpenSSL of this system.
  init() throws(TLSUnavailable) { library = try OpenSSL.shared.get() }

  /// Uses the first of the libraries `names` that is there.
  init(libraries names: [String]) throws(TLSUnavailable) { library = try OpenSSL(names) }

  /// Shakes hands with a server through `transport`, which from then on belongs to the connection. It
  /// is closed when that fails.
  func connect(
    through transport: any Transport, _ settings: TLSSettings,
    until deadline: ContinuousClock.Instant
  ) throws(TLSError) -> TLSConnection {
    do throws(TLSError) {
      let context = try context(for: settings)
      let session = try TLSSession(context, settings)
      return try TLSConnection(session, through: transport, settings, until: deadline) {
        () throws(TLSError) in try believe(settings.authorities, in: context)
      }
    } catch {
      transport.close()
      throw error
    }
  }

  /// Gets the library ready for the first connection, which waits for that, unless it `isUnneeded` by now.
  func warmUp(unless isUnneeded: () -> Bool) {
    contexts.withLock { contexts in
      guard contexts.blank == nil, contexts.ready.isEmpty, !isUnneeded() else { return }
      contexts.blank = try? TLSContext(library)
    }
  }

  /// Whether there is a context that was made ahead of its use.
  var hasBlankContext: Bool { contexts.withLock { $0.blank != nil } }

  /// Waits until nobody gets the library ready or reads authorities.
  func settle() {
    contexts.withLock { _ in }
    authorities.withLock { _ in }
  }

  /// Finds out whether the files and lists of `settings` can be used.
  func check(_ settings: TLSSettings) throws(TLSError) {
    try believe(settings.authorities, in: context(for: settings))
  }

  /// Reads `wanted` ahead of their use, unless that `isUnneeded` by now. What cannot be read is told when it
  /// is used.
  func prepare(_ wanted: TLSSettings.Authorities, unless isUnneeded: () -> Bool) {
    authorities.withLock { authorities in
      if !isUnneeded() { _ = try? read(wanted, in: &authorities) }
    }
  }

  private func context(for settings: TLSSettings) throws(TLSError) -> TLSContext {
    let key = settings.contextSettings
    return try contexts.withLock { contexts throws(TLSError) in
      if let known = contexts.ready[key] { return known }
      let new: TLSContext
      if let blank = contexts.blank.take() { new = blank } else { new = try TLSContext(library) }
      try new.apply(key)
      contexts.ready[key] = new
      return new
    }
  }

  private func believe(
    _ authorities: TLSSettings.Authorities, in context: TLSContext
  ) throws(TLSError) {
    try context.believe { () throws(TLSError) in
      try self.authorities.withLock { known throws(TLSError) in try read(authorities, in: &known) }
    }
  }

  private func read(
    _ wanted: TLSSettings.Authorities,
    in authorities: inout [TLSSettings.Authorities: TLSAuthorities?]
  ) throws(TLSError) -> TLSAuthorities? {
    if let known = authorities[wanted] { return known }
    let new = try TLSAuthorities.read(wanted, library)
    authorities[wanted] = .some(new)
    return new
  }
}
