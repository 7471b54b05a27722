package import Delivery

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A loopback port that does not answer, like one behind a firewall that drops packets: its queue of connections is
/// full, and none is accepted.
package final class CrowdedPort {
  package let endpoint: Endpoint
  private let listener: CInt
  private var waiting: [CInt] = []

  package init() throws {
    let (descriptor, port) = try Program.known(
      // macOS takes 0 for its default.
      LoopbackSocket.listener(queue: 1), "no port is free")
    listener = descriptor
    endpoint = Endpoint(.loopback, port: port)
    for _ in 0..<4 { waiting.append(connecting(to: port)) }
  }

  deinit {
    for descriptor in waiting + [listener] { close(descriptor) }
  }

  /// A socket that has begun to connect.
  private func connecting(to port: UInt16) -> CInt {
    let descriptor = socket(AF_INET, LoopbackSocket.stream, 0)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return descriptor
  }
}
