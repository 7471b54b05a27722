/// The client side of a TLS connection without input and output: callers feed it data from the peer, and take data for
/// the peer from it. It has no descriptor, so that it never blocks and never raises SIGPIPE.
///
/// All its pointers are allocated and freed by OpenSSL and live as long as this object. Memory of ours is lent for the
/// duration of a call, with its size.
@safe final class TLSSession {
  /// The result of a step.
  enum Progress: Equatable {
    case done
    /// More data of the peer is needed.
    case needsInput
    /// The peer sent close_notify.
    case ended
    /// The step failed; OpenSSL's message.
    case failed(String)
  }

  let context: TLSContext
  var library: OpenSSL { context.library }
  /// The SSL object, for the extension that reads certificates.
  let session: OpenSSL.Object
  private let input: OpenSSL.Object
  private let output: OpenSSL.Object
  /// The number of associations that OpenSSL can use.
  private(set) var usableAssociations = 0

  /// A client session with `settings`.
  init(_ context: TLSContext, _ settings: TLSSettings) throws(TLSError) {
    self.context = context
    let library = context.library
    library.clearErrors()
    guard let session = unsafe context.newSession() else {
      throw .handshake(library.takeError())
    }
    guard let input = unsafe library.buffers.newBuffer(library.buffers.memoryMethod()) else {
      unsafe library.sessions.freeSession(session)
      throw .handshake(library.takeError())
    }
    guard let output = unsafe library.buffers.newBuffer(library.buffers.memoryMethod()) else {
      unsafe library.sessions.freeSession(session)
      _ = unsafe library.buffers.freeBuffer(input)
      throw .handshake(library.takeError())
    }
    // The session owns the buffers from here on.
    unsafe library.sessions.setBuffers(session, input, output)
    unsafe library.sessions.becomeClient(session)
    unsafe (self.session, self.input, self.output) = unsafe (session, input, output)
    try setNames(settings)
  }

  deinit { unsafe library.sessions.freeSession(session) }
}

extension TLSSession {
  func shakeHands() -> Progress { step { unsafe library.sessions.shakeHands(session) } }

  /// Encrypts `bytes`, which must not be empty.
  func write(_ bytes: ArraySlice<UInt8>) -> Progress {
    step {
      unsafe bytes.withUnsafeBytes { buffer in
        unsafe library.sessions.write(session, buffer.baseAddress, CInt(buffer.count))
      }
    }
  }

  /// Decrypted data, at most `limit` bytes; empty unless the step is done.
  func read(atMost limit: Int) -> (Progress, [UInt8]) {
    var progress = Progress.needsInput
    let size = min(limit, Self.largestRecord)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let address = buffer.baseAddress
      var received: CInt = 0
      progress = step {
        received = unsafe library.sessions.read(session, address, CInt(size))
        return received
      }
      count = Int(max(0, received))
    }
    return (progress, bytes)
  }

  /// Sends close_notify.
  func sendCloseNotify() {
    library.clearErrors()
    _ = unsafe library.sessions.shutDown(session)
    library.clearErrors()
  }

  /// Takes data from the peer.
  func feed(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.largestRecord)
      let count = unsafe part.withUnsafeBytes { buffer in
        unsafe library.buffers.writeBuffer(input, buffer.baseAddress, CInt(buffer.count))
      }
      // A memory buffer accepts everything unless memory runs out.
      guard count > 0 else { return }
      rest = rest.dropFirst(Int(count))
    }
  }

  /// Returns the data for the peer.
  func takeOutput() -> [UInt8] { unsafe library.contents(of: output) }

  /// Largest plaintext of a record in bytes (RFC 8446, 5.1).
  static let largestRecord = 16 * 1024

  /// SSL_get_error(3)
  private enum Reason {
    static let wantsRead: CInt = 2
    static let wantsWrite: CInt = 3
    static let ended: CInt = 6
  }

  private func step(_ call: () -> CInt) -> Progress {
    library.clearErrors()
    let result = call()
    guard result <= 0 else { return .done }
    switch unsafe library.sessions.error(session, result) {
    case Reason.wantsRead, Reason.wantsWrite: return .needsInput
    case Reason.ended: return .ended
    default: return .failed(library.takeError())
    }
  }
}

extension TLSSession {
  // SSL_CTRL_SET_TLSEXT_HOSTNAME and TLSEXT_NAMETYPE_host_name.
  private static let setServerName: CInt = 55
  private static let hostName: CLong = 0
  /// X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS
  static let noPartialWildcards: CUnsignedInt = 4
  /// X509_CHECK_FLAG_NEVER_CHECK_SUBJECT
  static let noCommonName: CUnsignedInt = 0x20

  /// DANE_FLAG_NO_DANE_EE_NAMECHECKS
  private static let noNameChecks: CUnsignedLong = 1

  private func setNames(_ settings: TLSSettings) throws(TLSError) {
    // RFC 6066, 3: SNI has no addresses and no trailing dot.
    if let name = settings.serverName, !name.isEmpty, HostAddress(name) == nil {
      let relative = name.hasSuffix(".") ? String(name.dropLast()) : name
      unsafe try set(relative) { text in
        let text = unsafe UnsafeMutableRawPointer(mutating: text)
        return CInt(
          clamping: unsafe library.sessions.control(
            session, Self.setServerName, Self.hostName, text))
      }
    }
    if !settings.associations.isEmpty { try setAssociations(settings) }
  }

  /// RFC 7672, 3.2.2: the base domain, and further reference names for DANE-TA.
  private func setAssociations(_ settings: TLSSettings) throws(TLSError) {
    let names = [settings.serverName].compactMap { $0 } + settings.referenceNames
    guard let base = names.first else {
      throw .setting(.names, "", reason: "TLSA records need one")
    }
    unsafe try set(base) { unsafe library.expectations.enableDANE(session, $0) }
    for name in names.dropFirst() where name != base {
      unsafe try set(name) { unsafe library.expectations.addHost(session, $0) }
    }
    unsafe library.expectations.setHostFlags(session, Self.noPartialWildcards)
    // RFC 7672, 3.1.1: DANE-EE ignores the names in the certificate.
    _ = unsafe library.expectations.setDANEFlags(session, Self.noNameChecks)
    for association in settings.associations {
      let isUsable = unsafe association.data.withUnsafeBufferPointer { data in
        unsafe library.expectations.addAssociation(
          session, association.usage, association.selector, association.matchingType,
          data.baseAddress, data.count)
      }
      if isUsable == 1 { usableAssociations += 1 }
    }
    library.clearErrors()
  }

  private func set(_ name: String, _ call: (OpenSSL.Text) -> CInt) throws(TLSError) {
    guard !name.utf8.contains(0) else {
      throw .setting(.names, name, reason: "it has a NUL byte")
    }
    library.clearErrors()
    guard unsafe name.withCString(call) == 1 else {
      throw .setting(.names, name, reason: library.takeError())
    }
  }
}

extension OpenSSL {
  /// Drains a memory buffer.
  func contents(of buffer: Object) -> [UInt8] {
    let size = unsafe buffers.pending(buffer)
    guard size > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      let taken = unsafe buffers.readBuffer(buffer, bytes.baseAddress, CInt(clamping: size))
      count = Int(max(0, taken))
    }
  }
}
