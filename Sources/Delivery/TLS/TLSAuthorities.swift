/// A store of CA certificates that contexts share. Reading those of the system takes tens of milliseconds.
///
/// The pointer is written once. OpenSSL locks the store where it changes it, and its reference count is atomic
/// (X509_STORE_new(3)). It lives as long as this object or a context that uses it.
@safe final class TLSAuthorities: Sendable {
  private let library: OpenSSL
  private nonisolated(unsafe) let store: OpenSSL.Object

  /// Reads the certificates; nil if `authorities` is `none`.
  static func read(
    _ authorities: TLSSettings.Authorities, _ library: OpenSSL
  ) throws(TLSError) -> TLSAuthorities? {
    guard authorities != .none else { return nil }
    let new = try TLSAuthorities(library)
    switch authorities {
    case .none: break
    case .system: _ = unsafe library.stores.loadSystemStore(new.store)
    case .file(let path):
      unsafe try library.setFile(path, .authorities) {
        unsafe library.stores.loadStore(new.store, $0, nil)
      }
    }
    return new
  }

  private init(_ library: OpenSSL) throws(TLSError) {
    library.clearErrors()
    guard let store = unsafe library.stores.newStore() else {
      throw .handshake(library.takeError())
    }
    self.library = library
    unsafe self.store = unsafe store
  }

  deinit { unsafe library.stores.freeStore(store) }

  /// Whether there are none, as the file and the directories of the system are not there or have no certificate.
  /// OpenSSL reads the file at first, and from the directories what a chain needs (X509_LOOKUP_hash_dir(3)).
  var isEmpty: Bool {
    if library.authorityDirectories.contains(where: OpenSSL.hasHashedFile) { return false }
    return unsafe library.names.count(library.stores.objects(store)) <= 0
  }

  /// Makes `context` trust them.
  func use(in context: OpenSSL.Object) { unsafe library.contexts.setAuthorities(context, store) }
}
