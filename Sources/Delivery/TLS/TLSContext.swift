internal import Synchronization

/// The context of sessions with the same settings: authorities, certificate, key, versions, ciphers.
///
/// The pointer is written once, and the context is changed before there is a session. The exception are the
/// authorities, which no session reads before it has called `trust` itself. The reference count is atomic (SSL_new(3)).
/// The context lives as long as this object, which sessions retain.
@safe final class TLSContext: Sendable {
  let library: OpenSSL
  private nonisolated(unsafe) let context: OpenSSL.Object
  private let hasAuthorities = Mutex(false)

  /// A context without settings. Creating the first one takes ten times as long as others: `library` reads the system's
  /// configuration and finds its algorithms.
  init(_ library: OpenSSL) throws(TLSError) {
    self.library = library
    library.clearErrors()
    guard let context = unsafe library.contexts.newContext(library.contexts.clientMethod()) else {
      throw .handshake(library.takeError())
    }
    unsafe self.context = unsafe context
    _ = unsafe library.contexts.enableDANEInContext(context)
  }

  deinit { unsafe library.contexts.freeContext(context) }

  /// Applies `settings` except for the authorities, before there is a session.
  func apply(_ settings: TLSSettings) throws(TLSError) {
    try setVersions(settings)
    try setLists(settings)
    try setCertificate(settings)
  }

  /// Trusts the authorities that `read` returns, unless some were set already. Every session has to call this before it
  /// verifies a certificate.
  func trust(_ read: () throws(TLSError) -> TLSAuthorities?) throws(TLSError) {
    try hasAuthorities.withLock { isDone throws(TLSError) in
      if isDone { return }
      if let authorities = try read() { unsafe authorities.use(in: context) }
      isDone = true
    }
  }

  /// Creates a session; nil when there is no memory. The caller has to free it, and to retain this object until then.
  func newSession() -> OpenSSL.Object? { unsafe library.sessions.newSession(context) }
}

extension TLSContext {
  // SSL_CTRL_SET_MIN_PROTO_VERSION, SSL_CTRL_SET_MAX_PROTO_VERSION, SSL_CTRL_SET_GROUPS_LIST.
  private static let setLowest: CInt = 123
  private static let setHighest: CInt = 124
  private static let setGroups: CInt = 92
  /// SSL_FILETYPE_PEM
  private static let pem: CInt = 1

  /// SSL_OP_NO_TLSv1 and similar options.
  private static func exclusion(of version: TLSVersion) -> UInt64 {
    switch version {
    case .tls10: 0x0400_0000
    case .tls11: 0x1000_0000
    case .tls12: 0x0800_0000
    case .tls13: 0x2000_0000
    }
  }

  private func setVersions(_ settings: TLSSettings) throws(TLSError) {
    let versions = settings.versions
    guard let lowest = versions.min(), let highest = versions.max() else {
      throw .setting(.versions, settings.versionsText, reason: "none is left")
    }
    _ = unsafe library.contexts.controlContext(context, Self.setLowest, CLong(lowest.rawValue), nil)
    _ = unsafe library.contexts.controlContext(
      context, Self.setHighest, CLong(highest.rawValue), nil)
    let refused = TLSVersion.allCases.filter { !versions.contains($0) }
    let options = refused.reduce(0) { $0 | Self.exclusion(of: $1) }
    _ = unsafe library.contexts.setOptions(context, options)
  }

  private func setLists(_ settings: TLSSettings) throws(TLSError) {
    unsafe try library.set(settings.ciphers, .ciphers) {
      unsafe library.contexts.setCiphers(context, $0)
    }
    unsafe try library.set(settings.suites, .suites) {
      unsafe library.contexts.setSuites(context, $0)
    }
    unsafe try library.set(settings.curves, .curves) { text in
      let text = unsafe UnsafeMutableRawPointer(mutating: text)
      return CInt(
        clamping: unsafe library.contexts.controlContext(context, Self.setGroups, 0, text))
    }
  }

  private func setCertificate(_ settings: TLSSettings) throws(TLSError) {
    guard let certificate = settings.certificateFile else { return }
    unsafe try use(certificate, .certificate) {
      unsafe library.contexts.useCertificate(context, $0)
    }
    let key = settings.keyFile ?? certificate
    unsafe try use(key, .key) { unsafe library.contexts.useKey(context, $0, Self.pem) }
    // A wrong key of the same type was refused above; one of another type would be stored without a certificate.
    guard unsafe library.contexts.checkKey(context) == 1 else {
      throw .setting(.key, key, reason: "it is not that of the certificate")
    }
  }

  /// Passes a file to `call`. An encrypted file is refused: OpenSSL would ask for the password at the terminal, and
  /// wait beyond every deadline.
  private func use(
    _ path: String, _ part: TLSSettings.Part, _ call: (OpenSSL.Text) -> CInt
  ) throws(TLSError) {
    var isEncrypted = false
    do throws(TLSError) {
      unsafe try library.setFile(path, part) { text in
        withoutPassword(&isEncrypted) { unsafe call(text) }
      }
    } catch {
      guard isEncrypted else { throw error }
      throw .setting(part, path, reason: "it is encrypted, store it without password")
    }
  }

  /// Runs `call`, and records whether it asked for a password, which is refused.
  private func withoutPassword(_ wasAsked: inout Bool, _ call: () -> CInt) -> CInt {
    unsafe library.contexts.setPassword(context) { _, _, _, wasAsked in
      unsafe wasAsked?.storeBytes(of: true, as: Bool.self)
      return -1
    }
    return unsafe withUnsafeMutablePointer(to: &wasAsked) { wasAsked in
      unsafe library.contexts.setPasswordData(context, wasAsked)
      defer { unsafe library.contexts.setPasswordData(context, nil) }
      return call()
    }
  }
}
