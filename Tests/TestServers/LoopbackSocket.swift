import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Sockets of servers in tests.
package enum LoopbackSocket {
  #if canImport(Glibc)
    package static let datagram = CInt(SOCK_DGRAM.rawValue)
    package static let stream = CInt(SOCK_STREAM.rawValue)
  #else
    package static let datagram = SOCK_DGRAM
    package static let stream = SOCK_STREAM
  #endif

  /// A socket that listens on `address` with this backlog, and its port.
  package static func listener(
    on address: [UInt8] = [127, 0, 0, 1], queue: CInt = 1_024
  ) -> (descriptor: CInt, port: UInt16)? {
    for _ in 0..<100 {
      let port = UInt16.random(in: 20_000..<32_000)
      guard let descriptor = bound(stream, address, port) else { continue }
      if listen(descriptor, queue) == 0 { return (descriptor, port) }
      close(descriptor)
    }
    return nil
  }

  /// A port of `127.0.0.1` for a program that will listen on it later. It is not returned again, nor used by
  /// `listener()`, which uses other ports.
  package static func freePort() -> UInt16? {
    given.withLock { given in
      for _ in 0..<100 {
        let port = UInt16.random(in: 10_000..<20_000)
        guard !given.contains(port), let descriptor = bound(stream, [127, 0, 0, 1], port) else {
          continue
        }
        close(descriptor)
        given.insert(port)
        return port
      }
      return nil
    }
  }

  /// The ports that were returned.
  private static let given = Mutex<Set<UInt16>>([])

  /// A port of `127.0.0.1` for a program; throws when there is none.
  static func requirePort() throws -> UInt16 { try Program.known(freePort(), "no port is free") }

  /// A socket of `kind` bound to this address and port; nil when it is in use.
  package static func bound(_ kind: CInt, _ address: [UInt8], _ port: UInt16) -> CInt? {
    let isIPv6 = address.count == 16
    let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, kind, 0)
    var storage = sockaddr_in6()
    let offset = isIPv6 ? 8 : 4
    storage.sin6_family = sa_family_t(isIPv6 ? AF_INET6 : AF_INET)
    storage.sin6_port = port.bigEndian
    withUnsafeMutableBytes(of: &storage) {
      UnsafeMutableRawBufferPointer(rebasing: $0[offset...]).copyBytes(from: address)
    }
    let size = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
    let status = withUnsafePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(size)) }
    }
    if status == 0 { return descriptor }
    close(descriptor)
    return nil
  }
}
