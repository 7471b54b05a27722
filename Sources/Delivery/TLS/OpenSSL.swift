#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Functions of OpenSSL's libssl and libcrypto, 1.1.1 and later, as declared in their headers.
///
/// The types cannot be checked against a header: the casts in `Functions` rely on OpenSSL's stable ABI, which the
/// number in the library's file name stands for; structures are opaque. `@unchecked Sendable` is sound because the
/// table is not written to after `init`, and the functions can be called on any thread (openssl-threads(7)).
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

  let contexts: Contexts
  let stores: Stores
  let sessions: Sessions
  let expectations: Expectations
  let results: Results
  let buffers: Buffers
  let certificates: Certificates
  let names: Names
  let errors: Errors
}

extension OpenSSL {
  /// The library of this system, loaded lazily once and never unloaded, so that its function pointers stay valid.
  static let shared = Result { () throws(TLSUnavailable) in try OpenSSL(libraryNames) }

  /// The libraries to try, in order of preference. Names without a version are not tried: the `libssl.dylib` of macOS
  /// terminates every process that loads it.
  static var libraryNames: [String] {
    #if canImport(Darwin)
      // Homebrew and MacPorts.
      ["/opt/homebrew/opt/", "/usr/local/opt/"].flatMap {
        [$0 + "openssl@3/lib/libssl.3.dylib", $0 + "openssl@1.1/lib/libssl.1.1.dylib"]
      } + ["/opt/local/lib/libssl.3.dylib", "/opt/local/libexec/openssl3/lib/libssl.3.dylib"]
    #else
      ["libssl.so.3", "libssl.so.1.1"]
    #endif
  }

  /// Loads the first of the libraries `names` that exists and has all functions.
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

  struct MissingFunction: Error {
    let name: String
  }

  private init(in handle: UnsafeMutableRawPointer) throws(MissingFunction) {
    let functions = unsafe Functions(handle: handle)
    // Without the atexit handler, which would free objects that other threads still use.
    let initialize: @convention(c) (UInt64, Object?) -> CInt =
      unsafe try functions.find("OPENSSL_init_crypto")
    _ = initialize(0x80000, nil)

    contexts = try Contexts(functions)
    stores = try Stores(functions)
    sessions = try Sessions(functions)
    expectations = try Expectations(functions)
    results = try Results(functions)
    buffers = try Buffers(functions)
    certificates = try Certificates(functions)
    names = try Names(functions)
    errors = try Errors(functions)
  }
}

extension OpenSSL {
  /// The symbols of a loaded library.
  @safe struct Functions {
    private let handle: UnsafeMutableRawPointer

    fileprivate init(handle: UnsafeMutableRawPointer) { unsafe self.handle = unsafe handle }

    /// The symbol `name` or `other`, cast to the type of the property that it is assigned to; the type is not checked.
    @unsafe fileprivate func find<Function>(
      _ name: String, or other: String? = nil
    ) throws(MissingFunction) -> Function {
      let address = unsafe dlsym(handle, name) ?? other.flatMap { unsafe dlsym(handle, $0) }
      guard let address = unsafe address else { throw MissingFunction(name: name) }
      return unsafe unsafeBitCast(address, to: Function.self)
    }
  }

  /// Contexts (SSL_CTX).
  @safe struct Contexts {
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

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe clientMethod = try functions.find("TLS_client_method")
      unsafe newContext = try functions.find("SSL_CTX_new")
      unsafe freeContext = try functions.find("SSL_CTX_free")
      unsafe controlContext = try functions.find("SSL_CTX_ctrl")
      unsafe setOptions = try functions.find("SSL_CTX_set_options")
      unsafe setCiphers = try functions.find("SSL_CTX_set_cipher_list")
      unsafe setSuites = try functions.find("SSL_CTX_set_ciphersuites")
      unsafe setAuthorities = try functions.find("SSL_CTX_set1_cert_store")
      unsafe useCertificate = try functions.find("SSL_CTX_use_certificate_chain_file")
      unsafe useKey = try functions.find("SSL_CTX_use_PrivateKey_file")
      unsafe checkKey = try functions.find("SSL_CTX_check_private_key")
      unsafe setPassword = try functions.find("SSL_CTX_set_default_passwd_cb")
      unsafe setPasswordData = try functions.find("SSL_CTX_set_default_passwd_cb_userdata")
      unsafe enableDANEInContext = try functions.find("SSL_CTX_dane_enable")
    }
  }

  /// Certificate stores (X509_STORE).
  @safe struct Stores {
    let newStore: Make
    let freeStore: Drop
    let loadStore: @convention(c) (Object?, Text?, Text?) -> CInt
    let loadSystemStore: Ask
    let objects: Derive
    let directories: @convention(c) () -> Text?
    let directoriesVariable: @convention(c) () -> Text?

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe newStore = try functions.find("X509_STORE_new")
      unsafe freeStore = try functions.find("X509_STORE_free")
      unsafe loadStore = try functions.find("X509_STORE_load_locations")
      unsafe loadSystemStore = try functions.find("X509_STORE_set_default_paths")
      unsafe objects = try functions.find("X509_STORE_get0_objects")
      unsafe directories = try functions.find("X509_get_default_cert_dir")
      unsafe directoriesVariable = try functions.find("X509_get_default_cert_dir_env")
    }
  }

  /// Sessions (SSL).
  @safe struct Sessions {
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

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe newSession = try functions.find("SSL_new")
      unsafe freeSession = try functions.find("SSL_free")
      unsafe becomeClient = try functions.find("SSL_set_connect_state")
      unsafe setBuffers = try functions.find("SSL_set_bio")
      unsafe control = try functions.find("SSL_ctrl")
      unsafe shakeHands = try functions.find("SSL_do_handshake")
      unsafe read = try functions.find("SSL_read")
      unsafe write = try functions.find("SSL_write")
      unsafe shutDown = try functions.find("SSL_shutdown")
      unsafe error = try functions.find("SSL_get_error")
    }
  }

  /// The expectations of a session about the certificate.
  @safe struct Expectations {
    let enableDANE: Take
    let setDANEFlags: @convention(c) (Object?, CUnsignedLong) -> CUnsignedLong
    let addAssociation: AddAssociation
    let addHost: Take
    let setHostFlags: @convention(c) (Object?, CUnsignedInt) -> Void

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe enableDANE = try functions.find("SSL_dane_enable")
      unsafe setDANEFlags = try functions.find("SSL_dane_set_flags")
      unsafe addAssociation = try functions.find("SSL_dane_tlsa_add")
      unsafe addHost = try functions.find("SSL_add1_host")
      unsafe setHostFlags = try functions.find("SSL_set_hostflags")
    }
  }

  /// The results of a handshake.
  @safe struct Results {
    let matchedAssociation: MatchedAssociation
    let verifyResult: @convention(c) (Object?) -> CLong
    let version: Describe
    let currentCipher: Derive
    let cipherName: Describe
    let cipherBits: @convention(c) (Object?, UnsafeMutablePointer<CInt>?) -> CInt
    let peerCertificate: Derive
    let peerChain: Derive
    let verifiedChain: Derive

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe matchedAssociation = try functions.find("SSL_get0_dane_tlsa")
      unsafe verifyResult = try functions.find("SSL_get_verify_result")
      unsafe version = try functions.find("SSL_get_version")
      unsafe currentCipher = try functions.find("SSL_get_current_cipher")
      unsafe cipherName = try functions.find("SSL_CIPHER_get_name")
      unsafe cipherBits = try functions.find("SSL_CIPHER_get_bits")
      unsafe peerCertificate = try functions.find(
        "SSL_get1_peer_certificate", or: "SSL_get_peer_certificate")
      unsafe peerChain = try functions.find("SSL_get_peer_cert_chain")
      unsafe verifiedChain = try functions.find("SSL_get0_verified_chain")
    }
  }

  /// Memory buffers (BIO).
  @safe struct Buffers {
    let memoryMethod: Make
    let newBuffer: Derive
    let freeBuffer: Ask
    let readBuffer: Read
    let writeBuffer: Write
    let pending: @convention(c) (Object?) -> Int

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe memoryMethod = try functions.find("BIO_s_mem")
      unsafe newBuffer = try functions.find("BIO_new")
      unsafe freeBuffer = try functions.find("BIO_free")
      unsafe readBuffer = try functions.find("BIO_read")
      unsafe writeBuffer = try functions.find("BIO_write")
      unsafe pending = try functions.find("BIO_ctrl_pending")
    }
  }

  /// The fields of a certificate (X509).
  @safe struct Certificates {
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

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe freeCertificate = try functions.find("X509_free")
      unsafe subject = try functions.find("X509_get_subject_name")
      unsafe issuer = try functions.find("X509_get_issuer_name")
      unsafe printName = try functions.find("X509_NAME_print_ex")
      unsafe notBefore = try functions.find("X509_get0_notBefore")
      unsafe notAfter = try functions.find("X509_get0_notAfter")
      unsafe compareToNow = try functions.find("X509_cmp_current_time")
      unsafe generalizedTime = try functions.find("ASN1_TIME_to_generalizedtime")
      unsafe freeString = try functions.find("ASN1_STRING_free")
      unsafe stringBytes = try functions.find("ASN1_STRING_get0_data")
      unsafe stringLength = try functions.find("ASN1_STRING_length")
    }
  }

  /// The names in a certificate.
  @safe struct Names {
    let checkHost: CheckHost
    let checkAddress: @convention(c) (Object?, Bytes?, Int, CUnsignedInt) -> CInt
    let extensionValue: Extension
    let freeNames: Drop
    let count: Ask
    let element: @convention(c) (Object?, CInt) -> Object?
    let nameValue: @convention(c) (Object?, UnsafeMutablePointer<CInt>?) -> Object?

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe checkHost = try functions.find("X509_check_host")
      unsafe checkAddress = try functions.find("X509_check_ip")
      unsafe extensionValue = try functions.find("X509_get_ext_d2i")
      unsafe freeNames = try functions.find("GENERAL_NAMES_free")
      unsafe count = try functions.find("OPENSSL_sk_num")
      unsafe element = try functions.find("OPENSSL_sk_value")
      unsafe nameValue = try functions.find("GENERAL_NAME_get0_value")
    }
  }

  /// The error queue.
  @safe struct Errors {
    let clearErrors: @convention(c) () -> Void
    let nextError: @convention(c) () -> CUnsignedLong
    let reason: @convention(c) (CUnsignedLong) -> Text?
    let verificationWords: @convention(c) (CLong) -> Text?

    fileprivate init(_ functions: Functions) throws(MissingFunction) {
      unsafe clearErrors = try functions.find("ERR_clear_error")
      unsafe nextError = try functions.find("ERR_get_error")
      unsafe reason = try functions.find("ERR_reason_error_string")
      unsafe verificationWords = try functions.find("X509_verify_cert_error_string")
    }
  }
}

extension OpenSSL {
  /// Clears the error queue of this thread.
  func clearErrors() { errors.clearErrors() }

  /// Takes the first error of the last call, and returns OpenSSL's message for it.
  func takeError() -> String {
    let code = errors.nextError()
    clearErrors()
    if let words = unsafe errors.reason(code) { return unsafe String(cString: words) }
    // OpenSSL 3 has no messages for system errors (ERR_SYSTEM_FLAG in err.h).
    guard code & 0x8000_0000 != 0 else { return "error \(code)" }
    return NetworkError(code: Int32(truncatingIfNeeded: code & 0x7fff_ffff)).description
  }

  /// OpenSSL's message for a verification result (X509_STORE_CTX_get_error(3)).
  func message(forVerification code: Int) -> String {
    unsafe errors.verificationWords(CLong(code)).map { unsafe String(cString: $0) }
      ?? "error \(code)"
  }

  /// The directories of the system's authorities (SSL_CTX_set_default_verify_paths(3)).
  var authorityDirectories: [String] {
    let variable = unsafe stores.directoriesVariable().flatMap { unsafe getenv($0) }
    let text =
      unsafe variable.map { unsafe String(cString: $0) }
      ?? stores.directories().map { unsafe String(cString: $0) }
    return (text ?? "").split(separator: ":").map(String.init)
  }

  /// Whether the directory at `path` has a file that OpenSSL looks for: `5ed36f99.0` (openssl-rehash(1)).
  static func hasHashedFile(in path: String) -> Bool {
    guard let directory = unsafe opendir(path),
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)
    else { return false }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      // The entry is often shorter than its type, so it must not be copied.
      let name = unsafe String(
        cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, parts[0].utf8.count == 8, UInt32(parts[0], radix: 16) != nil,
        UInt(parts[1]) != nil
      {
        return true
      }
    }
    return false
  }

  /// Whether `path` is a regular file, which unlike a device or a pipe has an end.
  static func isRegularFile(_ path: String) throws(NetworkError) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw NetworkError(code: errno) }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
