#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// This machine.
enum LocalHost {
  /// Its host name (gethostname(2)); nil when it has none.
  static var name: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The number of descriptors that this process may have open (RLIMIT_NOFILE).
  static var descriptorLimit: Int {
    let limit = sysconf(CInt(_SC_OPEN_MAX))
    return limit < 0 ? Int.max : limit
  }

  /// The time of its clock, in seconds since 1970-01-01 UTC.
  static var secondsSince1970: Int {
    time(nil)
  }
}
