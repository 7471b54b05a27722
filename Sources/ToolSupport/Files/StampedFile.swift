internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A file as it was read, with a stamp to detect later changes.
package struct StampedFile: Sendable {
  /// The name it was opened by.
  package let path: String
  /// The contents.
  package let bytes: [UInt8]
  /// The stamp of the file when it was read.
  package let stamp: FileStamp

  /// Reads the regular file called `path`, or its link target, without ever blocking: a pipe or a
  /// device is rejected before anything is read from it.
  package static func read(_ path: String) throws(FileError) -> StampedFile {
    // If it is being saved, the writer gets a second and a third chance to finish.
    for _ in 0..<3 {
      if let file = try readUndisturbed(path) { return file }
    }
    throw .changedWhileReading(path)
  }

  /// Replaces the contents with `bytes`; see `FileReplacement`.
  package func replace(with bytes: [UInt8]) throws(FileError) {
    try FileReplacement(path: path, stamp: stamp).write(bytes)
  }

  /// The file, or nil if it changed while being read.
  private static func readUndisturbed(_ path: String) throws(FileError) -> StampedFile? {
    // O_NONBLOCK: opening a pipe without a writer would block.
    let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let stamp = try FileStamp(of: file)
    guard stamp.kind == .regular else { throw .notRegular(path, stamp.kind) }
    let limit = SourceFile.maximumSize
    guard stamp.size <= limit,
      let bytes = try file.readAll(expecting: Int(stamp.size), limit: limit)
    else { throw .tooLarge(path) }
    let after = try FileStamp(of: file)
    guard after == stamp else { return nil }
    guard bytes.count == stamp.size else { throw .madeUp(path) }
    return StampedFile(path: path, bytes: bytes, stamp: stamp)
  }
}
