#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open file that is closed at the end of the value's lifetime.
struct Descriptor: ~Copyable {
  let number: Int32
  /// The name for messages.
  let path: String

  /// Opens `path`; child processes do not inherit it.
  init(opening path: String, _ flags: Int32) throws(FileError) {
    number = retrying { open(path, flags | O_CLOEXEC) }
    self.path = path
    if number < 0 { throw lastError("open `\(path.visible)`") }
  }

  /// Opens `directory`, the directory of the file called `path`.
  init(openingDirectory directory: String, of path: String) throws(FileError) {
    number = retrying { open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    self.path = directory
    if number < 0 { throw lastError("open the directory of `\(path.visible)`") }
  }

  /// Opens the file `name` in `directory` for reading, without following a link and without blocking.
  init(opening name: String, in directory: borrowing Descriptor) throws(FileError) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let directoryNumber = directory.number
    number = retrying { openat(directoryNumber, name, flags) }
    path = directory.path + "/" + name
    if number < 0 { throw lastError("open `\(path.visible)`") }
  }

  /// Creates the file `name`, which must not exist, in `directory`, for the final name `path`; only
  /// its owner may read it.
  init(
    making name: String, in directory: borrowing Descriptor, for path: String
  ) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let directoryNumber = directory.number
    number = retrying { openat(directoryNumber, name, flags, 0o600) }
    self.path = path
    if number < 0 { throw lastError("create a new file for `\(path.visible)`") }
  }

  deinit { if number >= 0 { _ = close(number) } }

  /// The bytes from the current position to the end, or nil if there are more than `limit`.
  func readAll(expecting size: Int, limit: Int) throws(FileError) -> [UInt8]? {
    let (bytes, code) = readToEnd(number, expecting: size, limit: limit)
    if code != 0 { throw .system(SystemError("read `\(path.visible)`", code: code)) }
    return bytes.count > limit ? nil : bytes
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    let code = bytes.withUnsafeBytes { writeWhole(number, $0) }
    if code != 0 { throw .system(SystemError("write `\(path.visible)`", code: code)) }
  }

  /// Waits until the contents are on the disk.
  func synchronize() throws(FileError) {
    if flush() != 0 { throw lastError("flush `\(path.visible)` to disk") }
  }

  /// Waits until the names in the directory are on the disk; returns an `errno` or 0.
  func synchronizeNames() -> Int32 {
    // EINVAL: the file system cannot flush directories.
    flush() == 0 || errno == EINVAL ? 0 : errno
  }

  private func flush() -> Int32 {
    let number = number
    #if canImport(Darwin)
      // On Darwin, fsync(2) only hands the bytes to the disk, which may cache them; not every file
      // system can do more.
      if retrying({ fcntl(number, F_FULLFSYNC) }) != -1 { return 0 }
    #endif
    return retrying { fsync(number) }
  }
}

/// Repeats a system call that was interrupted by a signal.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// Reads to the end, or until there are more than `limit` bytes; the second value is an `errno` or
/// 0.
func readToEnd(_ number: Int32, expecting size: Int, limit: Int) -> ([UInt8], Int32) {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(size, limit))
  let code = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk -> Int32 in
    while bytes.count <= limit {
      let count = retrying { read(number, chunk.baseAddress, chunk.count) }
      if count < 0, !wait(for: number, POLLIN) { return errno }
      if count == 0 { break }
      if count > 0 { bytes.append(contentsOf: chunk[..<count]) }
    }
    return 0
  }
  return (bytes, code)
}

/// Writes all bytes, in as many calls as needed; returns an `errno` or 0.
func writeWhole(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  var rest = bytes[...]
  while !rest.isEmpty {
    let part = UnsafeRawBufferPointer(rebasing: rest)
    // More in one call is an error on macOS, and is not written on Linux either.
    let count = retrying { write(number, part.baseAddress, min(part.count, 1 << 30)) }
    if count < 0, !wait(for: number, POLLOUT) { return errno }
    rest = rest.dropFirst(max(count, 0))
  }
  return 0
}

/// Whether the call failed only because a descriptor that another process made non-blocking (a
/// shared terminal, a pipe of a parent) was not ready; if so, waits until it is.
func wait(for number: Int32, _ event: some BinaryInteger) -> Bool {
  guard errno == EAGAIN || errno == EWOULDBLOCK else { return false }
  var request = pollfd(fd: number, events: Int16(event), revents: 0)
  guard poll(&request, 1, -1) >= 0 else { return errno == EINTR }
  if request.revents & Int16(POLLNVAL) == 0 { return true }
  // macOS cannot wait for every device, and retrying forever would keep a processor busy.
  errno = EAGAIN
  return false
}
