import Foundation
import TestServers
import Testing
import ToolSupport

struct StandardStreamTests {
  @Test func writesEverythingInOrder() async throws {
    let pipe = Pipe()
    let reader = PipeReader(pipe)
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    // More than a pipe holds, so that writes are partial or block.
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    var stream = StandardStream(descriptor: descriptor, capacity: 1000)
    stream.line("one")
    stream.write(bytes: block)
    stream.write("two")
    for number in 0..<1000 { stream.line(String(number)) }
    try stream.finish()
    try pipe.fileHandleForWriting.close()
    let numbers = (0..<1000).map { "\($0)\n" }.joined()
    #expect(await reader.contents == Data("one\n".utf8) + block + Data("two\(numbers)".utf8))
  }

  @Test func waitsForAPipeThatDoesNotBlock() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    let reader = PipeReader(pipe)
    var stream = StandardStream(descriptor: descriptor)
    stream.write(bytes: [UInt8](repeating: 7, count: 1_000_000))
    try stream.finish()
    try pipe.fileHandleForWriting.close()
    #expect(await reader.contents.count == 1_000_000)
  }

  @Test func isQuietWhenTheReaderHasLeft() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    try BrokenPipe.asError {
      var stream = StandardStream(
        descriptor: pipe.fileHandleForWriting.fileDescriptor, capacity: 10)
      let before = stream.isClosed
      for _ in 0..<10 { stream.line("a line nobody reads") }
      let after = stream.isClosed
      #expect((before, after) == (false, true))
      try stream.finish()
    }
  }

  private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  @Test(.enabled(if: hasFullDevice, "/dev/full is not there")) func reportsAFullDisk() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    var stream = StandardStream(descriptor: full)
    stream.line("x")
    var code: Int32 = 0
    do { try stream.finish() } catch { code = error.code }
    #expect(code == ENOSPC)
    let isClosed = stream.isClosed
    #expect(isClosed)
  }

  @Test(.enabled(if: hasFullDevice, "/dev/full is not there"))
  func failsARunWhoseOutputIsLost() throws {
    let full = open("/dev/full", O_WRONLY)
    let error = Pipe()
    defer { close(full) }
    let status = sample.run(
      ["explain", "x"], output: StandardStream(descriptor: full),
      error: StandardStream(descriptor: error.fileHandleForWriting.fileDescriptor, capacity: 0)
    ) { _, console in
      console.output.line("x")
      return .success
    }
    #expect(status == .failure)
    #expect(error.writtenText.contains("no space left on device"))
  }
}

/// Reads a pipe to its end on a separate thread: on one of the few threads that run the tests, it
/// could block the writer it waits for.
private struct PipeReader {
  private let stream: AsyncStream<Data>

  init(_ pipe: Pipe) {
    let (stream, continuation) = AsyncStream<Data>.makeStream()
    self.stream = stream
    let reading = pipe.fileHandleForReading
    Thread.detachNewThread {
      continuation.yield(reading.readDataToEndOfFile())
      continuation.finish()
    }
  }

  var contents: Data {
    get async { await stream.reduce(into: Data()) { $0 += $1 } }
  }
}
