#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A non-blocking socket that is connected to one endpoint, so that the system drops packets from other senders. It is
/// closed when the last reference is released.
///
/// All unsafe code of `Net`, except for the calls of `LocalHost`, is in this file. Each call passes the system a buffer
/// that outlives the call, with its size.
final class Socket: Sendable {
  private let descriptor: CInt

  private init(owning descriptor: CInt) { self.descriptor = descriptor }

  private init(_ kind: CInt, to endpoint: Endpoint) throws(NetworkError) {
    let family = endpoint.address.isIPv6 ? AF_INET6 : AF_INET
    descriptor = socket(family, kind, 0)
    guard descriptor >= 0 else { throw .last }
    try prepare()
  }

  private func prepare() throws(NetworkError) {
    guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    else { throw .last }
    #if canImport(Darwin)
      var on: CInt = 1
      _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(4))
    #endif
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }
}

extension Socket {
  /// A UDP socket on an unpredictable port (RFC 5452, 9.2), connected to `endpoint`.
  static func datagram(
    to endpoint: Endpoint, using random: inout some RandomNumberGenerator
  ) throws(NetworkError) -> Socket {
    let socket = try Socket(datagramKind, to: endpoint)
    socket.bindToRandomPort(isIPv6: endpoint.address.isIPv6, using: &random)
    try socket.connect(to: endpoint)
    return socket
  }

  /// A TCP socket that begins to connect to `endpoint` from the address `source`, or from one that the system chooses.
  /// It becomes writable when it is connected.
  static func stream(
    to endpoint: Endpoint, from source: HostAddress? = nil
  ) throws(NetworkError) -> Socket {
    let socket = try Socket(streamKind, to: endpoint)
    if let source { try socket.bind(to: Endpoint(source, port: 0)) }
    do throws(NetworkError) { try socket.connect(to: endpoint) } catch {
      guard error.code == EINPROGRESS else { throw error }
    }
    return socket
  }

  #if canImport(Glibc)
    private static let datagramKind = CInt(SOCK_DGRAM.rawValue)
    private static let streamKind = CInt(SOCK_STREAM.rawValue)
  #else
    private static let datagramKind = SOCK_DGRAM
    private static let streamKind = SOCK_STREAM
  #endif

  /// Two sockets that are connected to each other (socketpair(2)).
  static func pair() throws(NetworkError) -> (Socket, Socket) {
    var descriptors: [CInt] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, streamKind, 0, &descriptors) == 0 else { throw .last }
    // Both have an owner before anything can throw.
    let pair = (Socket(owning: descriptors[0]), Socket(owning: descriptors[1]))
    try pair.0.prepare()
    try pair.1.prepare()
    return pair
  }

  /// The error with which connecting failed; nil when it did not fail (SO_ERROR).
  var connectionError: NetworkError? {
    var code: CInt = 0
    var size = socklen_t(MemoryLayout<CInt>.size)
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else {
      return .last
    }
    return code == 0 ? nil : NetworkError(code: code)
  }

  private func bind(to endpoint: Endpoint) throws(NetworkError) {
    let isBound = unsafe Self.withSystemAddress(endpoint) { address, size in
      #if canImport(Darwin)
        unsafe Darwin.bind(descriptor, address, size)
      #elseif canImport(Musl)
        unsafe Musl.bind(descriptor, address, size)
      #else
        unsafe Glibc.bind(descriptor, address, size)
      #endif
    }
    guard isBound == 0 else { throw .last }
  }

  /// Binds to a random unprivileged port (RFC 5452, 9.2). If a few are in use, the system chooses one on connect.
  private func bindToRandomPort(isIPv6: Bool, using random: inout some RandomNumberGenerator) {
    let anyHost = HostAddress(bytes: [UInt8](repeating: 0, count: isIPv6 ? 16 : 4))
    guard let anyHost else { preconditionFailure("an address of four or sixteen bytes") }
    for _ in 0..<4 {
      let port = UInt16.random(in: 1_024...UInt16.max, using: &random)
      do throws(NetworkError) { return try bind(to: Endpoint(anyHost, port: port)) } catch {}
    }
  }

  private func connect(to endpoint: Endpoint) throws(NetworkError) {
    if let zone = endpoint.zone, unsafe if_nametoindex(zone) == 0 { throw .last }
    let isConnected = unsafe Self.withSystemAddress(endpoint) { address, size in
      #if canImport(Darwin)
        unsafe Darwin.connect(descriptor, address, size)
      #elseif canImport(Musl)
        unsafe Musl.connect(descriptor, address, size)
      #else
        unsafe Glibc.connect(descriptor, address, size)
      #endif
    }
    guard isConnected == 0 else { throw .last }
  }

  private static func withSystemAddress(
    _ endpoint: Endpoint, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) -> CInt {
    let bytes = endpoint.address.bytes
    if endpoint.address.isIPv6 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = endpoint.port.bigEndian
      address.sin6_scope_id = endpoint.zone.map { unsafe if_nametoindex($0) } ?? 0
      unsafe withUnsafeMutableBytes(of: &address.sin6_addr) { unsafe $0.copyBytes(from: bytes) }
      return unsafe pass(&address, body)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = endpoint.port.bigEndian
    unsafe withUnsafeMutableBytes(of: &address.sin_addr) { unsafe $0.copyBytes(from: bytes) }
    return unsafe pass(&address, body)
  }

  private static func pass<Address>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) -> CInt {
    unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }
}

extension Socket {
  /// Sends as much of `bytes` as the system accepts, and returns the number of bytes; nil if the call would block.
  func send(_ bytes: ArraySlice<UInt8>) throws(NetworkError) -> Int? {
    #if canImport(Darwin)
      let flags: CInt = 0
    #else
      let flags = CInt(MSG_NOSIGNAL)
    #endif
    let count = unsafe bytes.withUnsafeBytes {
      #if canImport(Darwin)
        unsafe Darwin.send(descriptor, $0.baseAddress, $0.count, flags)
      #elseif canImport(Musl)
        unsafe Musl.send(descriptor, $0.baseAddress, $0.count, flags)
      #else
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, flags)
      #endif
    }
    return try Self.count(count)
  }

  /// Returns received data, at most `limit` bytes or one datagram; nil if there is none yet, empty if the peer has
  /// closed.
  func receive(atMost limit: Int) throws(NetworkError) -> [UInt8]? {
    var problem: NetworkError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let received = unsafe recv(descriptor, buffer.baseAddress, limit, 0)
      if received < 0 { problem = .last }
      count = max(0, received)
    }
    guard let problem else { return bytes }
    if problem.wouldBlock { return nil }
    throw problem
  }

  private static func count(_ result: Int) throws(NetworkError) -> Int? {
    guard result < 0 else { return result }
    let problem = NetworkError.last
    if problem.wouldBlock { return nil }
    throw problem
  }
}

extension Socket {
  /// An event to wait for.
  struct Interest {
    let socket: Socket
    /// Whether to wait until the socket is writable; else until it is readable.
    let isWriting: Bool
  }

  /// Waits up to `milliseconds` until one of `interests` is ready or has failed (poll(2)), and returns for each whether
  /// it is.
  static func wait(for interests: [Interest], milliseconds: Int) -> [Bool] {
    var entries = interests.map { interest in
      pollfd(
        fd: interest.socket.descriptor, events: Int16(interest.isWriting ? POLLOUT : POLLIN),
        revents: 0)
    }
    let limit = CInt(clamping: max(0, milliseconds))
    // A signal ends the wait early, which callers have to expect anyway.
    guard unsafe poll(&entries, nfds_t(entries.count), limit) > 0 else {
      return interests.map { _ in false }
    }
    return entries.map { $0.revents != 0 }
  }
}

extension NetworkError {
  /// The error of the last system call.
  fileprivate static var last: NetworkError { NetworkError(code: errno) }

  /// Whether the source address is not one of this machine.
  var isAddressNotAvailable: Bool { code == EADDRNOTAVAIL }

  /// Whether this process or the system has no descriptors left.
  var isOutOfDescriptors: Bool { code == EMFILE || code == ENFILE }

  /// Whether the call would have blocked, or was interrupted by a signal.
  fileprivate var wouldBlock: Bool { [EAGAIN, EWOULDBLOCK, EINTR].contains(code) }
}
