#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

// Every pointer here is allocated and freed by PCRE2; Swift's own memory
// is lent to it for the duration of a call, together with its length, and never kept.

/// The functions of PCRE2's 8-bit library, as declared in pcre2.h (pcre2api(3)).
///
/// The types cannot be checked against a header: the casts in `init` rely on PCRE2 keeping its
/// binary interface, as the `0` in the library's file name promises. `@Sendable` is valid for C
/// functions that keep no state; PCRE2 is thread-safe ("Multithreading" in pcre2api(3)).
struct PCRE2: Sendable {
  /// The library, loaded on first use. It is never unloaded, so its functions stay valid.
  static let loaded: Result<PCRE2, PatternError> = load()

  /// More steps than a legitimate pattern needs on a domain or an address; about a millisecond.
  static let matchLimit: UInt32 = 100_000
  /// Memory for backtracking, in KiB; PCRE2's default limit is 20 GB.
  static let heapLimit: UInt32 = 16 * 1024

  typealias Compile =
    @Sendable @convention(c) (
      UnsafePointer<UInt8>, Int, UInt32, UnsafeMutablePointer<CInt>, UnsafeMutablePointer<Int>,
      OpaquePointer?
    ) -> OpaquePointer?
  typealias Match =
    @Sendable @convention(c) (
      OpaquePointer, UnsafePointer<UInt8>, Int, Int, UInt32, OpaquePointer, OpaquePointer
    ) -> CInt
  typealias Create = @Sendable @convention(c) (OpaquePointer?) -> OpaquePointer?
  typealias CreateMatchData = @Sendable @convention(c) (UInt32, OpaquePointer?) -> OpaquePointer?
  typealias Free = @Sendable @convention(c) (OpaquePointer?) -> Void
  typealias SetLimit = @Sendable @convention(c) (OpaquePointer, UInt32) -> CInt
  typealias ErrorMessage =
    @Sendable @convention(c) (CInt, UnsafeMutablePointer<UInt8>, Int) -> CInt

  let compileCode: Compile
  let freeCode: Free
  let match: Match
  let createContext: Create
  let freeContext: Free
  let setMatchLimit: SetLimit
  let setHeapLimit: SetLimit
  let createMatchData: CreateMatchData
  let freeMatchData: Free
  let errorMessage: ErrorMessage

  /// Compiles `source`, with limits for matching.
  func compile(_ source: [UInt8]) throws(PatternError) -> CompiledPattern {
    var error: CInt = 0
    var offset = 0
    // The length is passed, so NUL bytes are not special.
    let code = lend(source) { compileCode($0, $1, 0, &error, &offset, nil) }
    guard let code else { throw .invalid(message: message(error), offset: offset) }
    guard let context = createContext(nil) else {
      freeCode(code)
      throw .failed(message: "out of memory")
    }
    _ = setMatchLimit(context, PCRE2.matchLimit)
    _ = setHeapLimit(context, PCRE2.heapLimit)
    return CompiledPattern(library: self, code: code, context: context)
  }

  /// PCRE2's message for an error.
  func message(_ error: CInt) -> String {
    var text = [UInt8](repeating: 0, count: 256)
    // Writes at most `count` bytes, truncating longer messages. The length excludes the NUL.
    let length = text.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { errorMessage(error, $0, buffer.count) } ?? 0
    }
    guard length > 0 else { return "error \(error)" }
    return String(decoding: text.prefix(Int(length)), as: UTF8.self)
  }

  /// Calls `body` with the address and length of `bytes`; the address must not outlive the call.
  /// Empty arrays may have no address, which PCRE2 before 10.41 rejects, so a spare byte's is
  /// passed.
  func lend<T>(_ bytes: [UInt8], to body: (UnsafePointer<UInt8>, Int) -> T) -> T {
    bytes.withUnsafeBufferPointer { buffer in
      if let address = buffer.baseAddress { return body(address, buffer.count) }
      return withUnsafePointer(to: 0) { body($0, 0) }
    }
  }
}

extension PCRE2 {
  /// The names or paths of the library. On macOS, names without a slash would also be looked up in
  /// the working directory (dlopen(3)), where anybody may have put a library; on Linux they are not.
  private static var candidates: [String] {
    #if canImport(Darwin)
      [
        "/opt/homebrew/lib/libpcre2-8.dylib", "/usr/local/lib/libpcre2-8.dylib",
        "/opt/local/lib/libpcre2-8.dylib", "/usr/lib/libpcre2-8.dylib",
      ]
    #else
      ["libpcre2-8.so.0", "libpcre2-8.so"]
    #endif
  }

  private static func load() -> Result<PCRE2, PatternError> {
    var old: String?
    for candidate in candidates {
      guard let handle = dlopen(candidate, RTLD_NOW | RTLD_LOCAL) else { continue }
      if let library = PCRE2(handle) { return .success(library) }
      old = old ?? candidate
    }
    if let old { return .failure(.unavailable(reason: "\(old) is older than version 10.30")) }
    let names = candidates.joined(separator: ", ")
    return .failure(.unavailable(reason: "no library found; tried \(names)"))
  }

  /// Nil if a function is missing: `pcre2_set_heap_limit` is the newest, of 10.30.
  private init?(_ handle: UnsafeMutableRawPointer) {
    func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(handle, "pcre2_\(name)_8") }
    guard let compileCode = symbol("compile"), let freeCode = symbol("code_free"),
      let match = symbol("match"), let createContext = symbol("match_context_create"),
      let freeContext = symbol("match_context_free"),
      let setMatchLimit = symbol("set_match_limit"), let setHeapLimit = symbol("set_heap_limit"),
      let createMatchData = symbol("match_data_create"),
      let freeMatchData = symbol("match_data_free"),
      let errorMessage = symbol("get_error_message")
    else { return nil }
    // A symbol's address is a pointer to a C function; each type is that of pcre2.h, where
    // PCRE2_SIZE is size_t, PCRE2_SPTR8 is const uint8_t * and the structures are opaque.
    self.compileCode = unsafeBitCast(compileCode, to: Compile.self)
    self.freeCode = unsafeBitCast(freeCode, to: Free.self)
    self.match = unsafeBitCast(match, to: Match.self)
    self.createContext = unsafeBitCast(createContext, to: Create.self)
    self.freeContext = unsafeBitCast(freeContext, to: Free.self)
    self.setMatchLimit = unsafeBitCast(setMatchLimit, to: SetLimit.self)
    self.setHeapLimit = unsafeBitCast(setHeapLimit, to: SetLimit.self)
    self.createMatchData = unsafeBitCast(createMatchData, to: CreateMatchData.self)
    self.freeMatchData = unsafeBitCast(freeMatchData, to: Free.self)
    self.errorMessage = unsafeBitCast(errorMessage, to: ErrorMessage.self)
  }
}

/// A pattern compiled by PCRE2; owns its memory.
final class CompiledPattern: Sendable {
  private let library: PCRE2
  // The two are never modified after `init`, by us or by PCRE2: "the compiled form of a regular
  // expression is held in memory and can be shared by threads", and so can a match context whose
  // values do not change (pcre2api(3), "Multithreading"). They live as long as this object.
  private nonisolated(unsafe) let code: OpaquePointer
  private nonisolated(unsafe) let context: OpaquePointer

  /// Takes ownership of `code` and `context`.
  init(library: PCRE2, code: OpaquePointer, context: OpaquePointer) {
    self.library = library
    self.code = code
    self.context = context
  }

  deinit {
    library.freeContext(context)
    library.freeCode(code)
  }

  func matches(_ subject: [UInt8]) throws(PatternError) -> Bool {
    // Match data is modified during matching, so each call has its own. Only whether there is a
    // match is needed, so one pair of offsets suffices.
    guard let data = library.createMatchData(1, nil) else {
      throw .failed(message: "out of memory")
    }
    defer { library.freeMatchData(data) }
    let result = library.lend(subject) { library.match(code, $0, $1, 0, 0, data, context) }
    switch result {
    // Zero means that there are more groups than room for their offsets.
    case 0...: return true
    case PCRE2.noMatch: return false
    case PCRE2.matchLimitReached, PCRE2.depthLimitReached, PCRE2.heapLimitReached:
      throw .limitExceeded
    default: throw .failed(message: library.message(result))
    }
  }
}

extension PCRE2 {
  // PCRE2_ERROR_NOMATCH, _MATCHLIMIT, _DEPTHLIMIT, _HEAPLIMIT.
  fileprivate static let noMatch: CInt = -1
  fileprivate static let matchLimitReached: CInt = -47
  fileprivate static let depthLimitReached: CInt = -53
  fileprivate static let heapLimitReached: CInt = -63
}
