#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The functions of OpenSSL's libssl and libcrypto, as declared in their headers, 1.1.1 and later.
///
/// The types cannot be checked against a header: the casts in `init` rest on OpenSSL keeping its
/// binary interface, which the number in the library's file name promises; structures are opaque.
/// The table is never written to after `init`, and functions of C can be called on any thread
/// (openssl-threads(7)); that is all that `@unchecked Sendable` vouches for.
@safe struct OpenSSL: @unchecked Sendable {
  typealias Object = OpaquePointer
  typealias Text = UnsafePointer<CChar>
  typealias Bytes = UnsafePointer<UInt8>
  typealias Make = @convention(c) () -> Object?
  typealias Derive = @convention(c) (Object?) -> Object?
  typealias Drop = @convention(c) (Object?) -> Void
  typealias Ask = @convention(c) (Object?) -> CInt
  typealias Describe = @convention(c) (Object?) -> Text?
  typealias Take = @convention(c) (Object?, Text?) -> CInt
  typealias Control = @convention(c) (Object?, CInt, CLong, UnsafeMutableRawPointer?) -> CLong
  typealias Read = @convention(c) (Object?, UnsafeMutableRawPointer?, CInt) -> CInt
  typealias Write = @convention(c) (Object?, UnsafeRawPointer?, CInt) -> CInt
  typealias Password =
    @convention(c) (
      UnsafeMutablePointer<CChar>?, CInt, CInt, UnsafeMutableRawPointer?
    ) -> CInt
  typealias AddAssociation = @convention(c) (Object?, UInt8, UInt8, UInt8, Bytes?, Int) -> CInt
  typealias MatchedAssociation =
    @convention(c) (
      Object?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt8>?,
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Bytes?>?, UnsafeMutablePointer<Int>?
    ) -> CInt
  typealias CheckHost = @convention(c) (Object?, Text?, Int, CUnsignedInt, Object?) -> CInt
  typealias Extension =
    @convention(c) (
      Object?, CInt, UnsafeMutablePointer<CInt>?, UnsafeMutablePointer<CInt>?
    ) -> Object?

  // Contexts.
  let clientMethod: Make
  let newContext: Derive
  let freeContext: Drop
  let controlContext: Control
  let setOptions: @convention(c) (Object?, UInt64) -> UInt64
  let setCiphers: Take
  let setSuites: Take
  let setAuthorities: @convention(c) (Object?, Object?) -> Void
  let useCertificate: Take
  let useKey: @convention(c) (Object?, Text?, CInt) -> CInt
  let checkKey: Ask
  let setPassword: @convention(c) (Object?, Password?) -> Void
  let setPasswordData: @convention(c) (Object?, UnsafeMutableRawPointer?) -> Void
  let enableDANEInContext: Ask

  // Authorities.
  let newStore: Make
  let freeStore: Drop
  let loadStore: @convention(c) (Object?, Text?, Text?) -> CInt
  let loadSystemStore: Ask

  // Sessions.
  let newSession: Derive
  let freeSession: Drop
  let becomeClient: Drop
  let setBuffers: @convention(c) (Object?, Object?, Object?) -> Void
  let control: Control
  let shakeHands: Ask
  let read: Read
  let write: Write
  let shutDown: Ask
  let error: @convention(c) (Object?, CInt) -> CInt
  let enableDANE: Take
  let setDANEFlags: @convention(c) (Object?, CUnsignedLong) -> CUnsignedLong
  let addAssociation: AddAssociation
  let matchedAssociation: MatchedAssociation
  let addHost: Take
  let setHostFlags: @convention(c) (Object?, CUnsignedInt) -> Void
  let verifyResult: @convention(c) (Object?) -> CLong
  let version: Describe
  let currentCipher: Derive
  let cipherName: Describe
  let cipherBits: @convention(c) (Object?, UnsafeMutablePointer<CInt>?) -> CInt
  let peerCertificate: Derive
  let peerChain: Derive
  let verifiedChain: Derive

  // Buffers.
  let memoryMethod: Make
  let newBuffer: Derive
  let freeBuffer: Ask
  let readBuffer: Read
  let writeBuffer: Write
  let pending: @convention(c) (Object?) -> Int

  // Certificates.
  let freeCertificate: Drop
  let subject: Derive
  let issuer: Derive
  let printName: @convention(c) (Object?, Object?, CInt, CUnsignedLong) -> CInt
  let notBefore: Derive
  let notAfter: Derive
  let compareToNow: Ask
  let generalizedTime: @convention(c) (Object?, UnsafeMutableRawPointer?) -> Object?
  let freeString: Drop
  let stringBytes: @convention(c) (Object?) -> Bytes?
  let stringLength: Ask
  let checkHost: CheckHost
  let checkAddress: @convention(c) (Object?, Bytes?, Int, CUnsignedInt) -> CInt
  let extensionValue: Extension
  let freeNames: Drop
  let count: Ask
  let element: @convention(c) (Object?, CInt) -> Object?
  let nameValue: @convention(c) (Object?, UnsafeMutablePointer<CInt>?) -> Object?

  // Errors.
  let clearErrors: @convention(c) () -> Void
  let nextError: @convention(c) () -> CUnsignedLong
  let reason: @convention(c) (CUnsignedLong) -> Text?
  let verificationWords: @convention(c) (CLong) -> Text?
}

extension OpenSSL {
  /// The library of this system, looked for once and never unloaded, so that its functions stay where
  /// they are.
  static let shared = Result { () throws(TLSUnavailable) in try OpenSSL(libraryNames) }

  /// Where it is looked for, the best first. macOS has a `libssl.dylib` of its own that ends every
  /// process that loads it, so that names without a number are not tried.
  static var libraryNames: [String] {
    #if canImport(Darwin)
      // Of Homebrew and of MacPorts.
      ["/opt/homebrew/opt/", "/usr/local/opt/"].flatMap {
        [$0 + "openssl@3/lib/libssl.3.dylib", $0 + "openssl@1.1/lib/libssl.1.1.dylib"]
      } + ["/opt/local/lib/libssl.3.dylib", "/opt/local/libexec/openssl3/lib/libssl.3.dylib"]
    #else
      ["libssl.so.3", "libssl.so.1.1"]
    #endif
  }

  /// The first of the libraries `names` that is there and has all functions.
  init(_ names: [String]) throws(TLSUnavailable) {
    var missing: String?
    for name in names {
      guard let handle = unsafe dlopen(name, RTLD_NOW | RTLD_LOCAL) else { continue }
      do throws(MissingFunction) {
        self = unsafe try OpenSSL(in: handle)
        return
      } catch {
        missing = missing ?? "`\(name)` has no \(error.name), it is older than 1.1.1"
      }
    }
    throw TLSUnavailable(tried: names, problem: missing)
  }

  private struct MissingFunction: Error {
    let name: String
  }

  /// Function is what a property is declared as, so that no type is written twice.
  private static func function<Function>(
    _ name: String, or other: String? = nil, in handle: UnsafeMutableRawPointer
  ) throws(MissingFunction) -> Function {
    let address = unsafe dlsym(handle, name) ?? other.flatMap { unsafe dlsym(handle, $0) }
    guard let address = unsafe address else { throw MissingFunction(name: name) }
    return unsafe unsafeBitCast(address, to: Function.self)
  }

  private init(in handle: UnsafeMutableRawPointer) throws(MissingFunction) {
    // Without the clean-up at exit, which would free what other threads still use.
    let initialize: @convention(c) (UInt64, Object?) -> CInt =
      unsafe try Self.function("OPENSSL_init_crypto", in: handle)
    _ = initialize(0x80000, nil)

    unsafe clientMethod = try Self.function("TLS_client_method", in: handle)
    unsafe newContext = try Self.function("SSL_CTX_new", in: handle)
    unsafe freeContext = try Self.function("SSL_CTX_free", in: handle)
    unsafe controlContext = try Self.function("SSL_CTX_ctrl", in: handle)
    unsafe setOptions = try Self.function("SSL_CTX_set_options", in: handle)
    unsafe setCiphers = try Self.function("SSL_CTX_set_cipher_list", in: handle)
    unsafe setSuites = try Self.function("SSL_CTX_set_ciphersuites", in: handle)
    unsafe setAuthorities = try Self.function("SSL_CTX_set1_cert_store", in: handle)
    unsafe useCertificate = try Self.function("SSL_CTX_use_certificate_chain_file", in: handle)
    unsafe useKey = try Self.function("SSL_CTX_use_PrivateKey_file", in: handle)
    unsafe checkKey = try Self.function("SSL_CTX_check_private_key", in: handle)
    unsafe setPassword = try Self.function("SSL_CTX_set_default_passwd_cb", in: handle)
    unsafe setPasswordData = try Self.function(
      "SSL_CTX_set_default_passwd_cb_userdata", in: handle)
    unsafe enableDANEInContext = try Self.function("SSL_CTX_dane_enable", in: handle)

    unsafe newStore = try Self.function("X509_STORE_new", in: handle)
    unsafe freeStore = try Self.function("X509_STORE_free", in: handle)
    unsafe loadStore = try Self.function("X509_STORE_load_locations", in: handle)
    unsafe loadSystemStore = try Self.function("X509_STORE_set_default_paths", in: handle)

    unsafe newSession = try Self.function("SSL_new", in: handle)
    unsafe freeSession = try Self.function("SSL_free", in: handle)
    unsafe becomeClient = try Self.function("SSL_set_connect_state", in: handle)
    unsafe setBuffers = try Self.function("SSL_set_bio", in: handle)
    unsafe control = try Self.function("SSL_ctrl", in: handle)
    unsafe shakeHands = try Self.function("SSL_do_handshake", in: handle)
    unsafe read = try Self.function("SSL_read", in: handle)
    unsafe write = try Self.function("SSL_write", in: handle)
    unsafe shutDown = try Self.function("SSL_shutdown", in: handle)
    unsafe error = try Self.function("SSL_get_error", in: handle)
    unsafe enableDANE = try Self.function("SSL_dane_enable", in: handle)
    unsafe setDANEFlags = try Self.function("SSL_dane_set_flags", in: handle)
    unsafe addAssociation = try Self.function("SSL_dane_tlsa_add", in: handle)
    unsafe matchedAssociation = try Self.function("SSL_get0_dane_tlsa", in: handle)
    unsafe addHost = try Self.function("SSL_add1_host", in: handle)
    unsafe setHostFlags = try Self.function("SSL_set_hostflags", in: handle)
    unsafe verifyResult = try Self.function("SSL_get_verify_result", in: handle)
    unsafe version = try Self.function("SSL_get_version", in: handle)
    unsafe currentCipher = try Self.function("SSL_get_current_cipher", in: handle)
    unsafe cipherName = try Self.function("SSL_CIPHER_get_name", in: handle)
    unsafe cipherBits = try Self.function("SSL_CIPHER_get_bits", in: handle)
    unsafe peerCertificate = try Self.function(
      "SSL_get1_peer_certificate", or: "SSL_get_peer_certificate", in: handle)
    unsafe peerChain = try Self.function("SSL_get_peer_cert_chain", in: handle)
    unsafe verifiedChain = try Self.function("SSL_get0_verified_chain", in: handle)

    unsafe memoryMethod = try Self.function("BIO_s_mem", in: handle)
    unsafe newBuffer = try Self.function("BIO_new", in: handle)
    unsafe freeBuffer = try Self.function("BIO_free", in: handle)
    unsafe readBuffer = try Self.function("BIO_read", in: handle)
    unsafe writeBuffer = try Self.function("BIO_write", in: handle)
    unsafe pending = try Self.function("BIO_ctrl_pending", in: handle)

    unsafe freeCertificate = try Self.function("X509_free", in: handle)
    unsafe subject = try Self.function("X509_get_subject_name", in: handle)
    unsafe issuer = try Self.function("X509_get_issuer_name", in: handle)
    unsafe printName = try Self.function("X509_NAME_print_ex", in: handle)
    unsafe notBefore = try Self.function("X509_get0_notBefore", in: handle)
    unsafe notAfter = try Self.function("X509_get0_notAfter", in: handle)
    unsafe compareToNow = try Self.function("X509_cmp_current_time", in: handle)
    unsafe generalizedTime = try Self.function("ASN1_TIME_to_generalizedtime", in: handle)
    unsafe freeString = try Self.function("ASN1_STRING_free", in: handle)
    unsafe stringBytes = try Self.function("ASN1_STRING_get0_data", in: handle)
    unsafe stringLength = try Self.function("ASN1_STRING_length", in: handle)
    unsafe checkHost = try Self.function("X509_check_host", in: handle)
    unsafe checkAddress = try Self.function("X509_check_ip", in: handle)
    unsafe extensionValue = try Self.function("X509_get_ext_d2i", in: handle)
    unsafe freeNames = try Self.function("GENERAL_NAMES_free", in: handle)
    unsafe count = try Self.function("OPENSSL_sk_num", in: handle)
    unsafe element = try Self.function("OPENSSL_sk_value", in: handle)
    unsafe nameValue = try Self.function("GENERAL_NAME_get0_value", in: handle)

    unsafe clearErrors = try Self.function("ERR_clear_error", in: handle)
    unsafe nextError = try Self.function("ERR_get_error", in: handle)
    unsafe reason = try Self.function("ERR_reason_error_string", in: handle)
    unsafe verificationWords = try Self.function("X509_verify_cert_error_string", in: handle)
  }
}

extension OpenSSL {
  /// What went wrong first in the last call, in OpenSSL's words.
  func takeError() -> String {
    let code = nextError()
    clearErrors()
    if let words = unsafe reason(code) { return unsafe String(cString: words) }
    // OpenSSL 3 has no words for what the system refused (ERR_SYSTEM_FLAG in err.h).
    guard code & 0x8000_0000 != 0 else { return "error \(code)" }
    return NetworkError(code: Int32(truncatingIfNeeded: code & 0x7fff_ffff)).description
  }

  /// OpenSSL's words for the result of a verification (X509_STORE_CTX_get_error(3)).
  func words(forVerification code: Int) -> String {
    unsafe verificationWords(CLong(code)).map { unsafe String(cString: $0) } ?? "error \(code)"
  }

  /// Whether there is a file at `path` that has an end, unlike a device or a pipe.
  static func isRegularFile(_ path: String) throws(NetworkError) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw NetworkError(code: errno) }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
