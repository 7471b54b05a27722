internal import Synchronization

/// A factory of TLS connections, for use on any thread. Contexts and CA certificates are cached as long as it lives.
final class TLSClient: Sendable {
  private let library: OpenSSL
  private let contexts = Mutex(Contexts())
  private let authorities = Mutex<[TLSSettings.Authorities: TLSAuthorities?]>([:])

  private struct Contexts {
    var ready: [TLSSettings: TLSContext] = [:]
    /// A context that was made in advance and has no settings yet.
    var blank: TLSContext?
  }

  /// Uses the OpenSSL of this system.
  init() throws(TLSUnavailable) { library = try OpenSSL.shared.get() }

  /// Uses the first of the libraries `names` that exists.
  init(libraries names: [String]) throws(TLSUnavailable) { library = try OpenSSL(names) }

  /// Does the handshake through `transport`, which the connection owns from then on. Closes it when the handshake
  /// fails.
  func connect(
    through transport: any Transport, _ settings: TLSSettings,
    until deadline: ContinuousClock.Instant
  ) throws(TLSError) -> TLSConnection {
    do throws(TLSError) {
      let context = try context(for: settings)
      let session = try TLSSession(context, settings)
      return try TLSConnection(session, through: transport, settings, until: deadline) {
        () throws(TLSError) in try trust(settings.authorities, in: context)
      }
    } catch {
      transport.close()
      throw error
    }
  }

  /// Prepares the library for the first connection, which waits for that; does nothing if it `isUnneeded` by now.
  func warmUp(unless isUnneeded: () -> Bool) {
    contexts.withLock { contexts in
      guard contexts.blank == nil, contexts.ready.isEmpty, !isUnneeded() else { return }
      contexts.blank = try? TLSContext(library)
    }
  }

  /// Whether there is a context that was made in advance.
  var hasBlankContext: Bool { contexts.withLock { $0.blank != nil } }

  /// Waits until no thread prepares the library or reads authorities.
  func settle() {
    contexts.withLock { _ in }
    authorities.withLock { _ in }
  }

  /// Throws when a file or list of `settings` cannot be used.
  func check(_ settings: TLSSettings) throws(TLSError) {
    try trust(settings.authorities, in: context(for: settings))
  }

  /// Reads `wanted` in advance, unless that `isUnneeded` by now. Errors are reported when the authorities are used.
  func prepare(_ wanted: TLSSettings.Authorities, unless isUnneeded: () -> Bool) {
    authorities.withLock { authorities in
      if !isUnneeded() { _ = try? read(wanted, in: &authorities) }
    }
  }

  /// Whether `wanted` were read and there are none.
  func lacks(_ wanted: TLSSettings.Authorities) -> Bool {
    authorities.withLock { ($0[wanted] ?? nil)?.isEmpty ?? false }
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

  private func trust(
    _ authorities: TLSSettings.Authorities, in context: TLSContext
  ) throws(TLSError) {
    try context.trust { () throws(TLSError) in
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
