#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes of standard input as they arrive, for a program that responds while it reads.
package struct ByteInput: ~Copyable {
  private let number: Int32

  /// The bytes that arrive on `descriptor`, which stays open.
  package init(descriptor: Int32 = 0) {
    number = descriptor
  }

  /// Whether bytes or the end can be read without waiting.
  package var isReady: Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return retrying { poll(&entry, 1, 0) } > 0
  }

  /// The bytes that have arrived, waiting for at least one; empty at the end.
  package func read() throws(FileError) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      // A process that shares the descriptor may have made it non-blocking, and may read first.
      repeat {
        count = retrying { Self.read(number, buffer) }
      } while count < 0 && wait(for: number, POLLIN)
      filled = max(count, 0)
    }
    if count < 0 { throw .system(SystemError("read standard input", code: errno)) }
    return bytes
  }

  private static func read(_ number: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Darwin)
      Darwin.read(number, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(number, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(number, buffer.baseAddress, buffer.count)
    #endif
  }
}
