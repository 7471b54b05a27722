#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A new file with a hidden name, until it is complete and gets its final name.
///
/// It is locked (`flock`) while its creator runs, so that a file left behind by a killed run can be
/// distinguished from one that is being written; see `AbandonedFiles`.
struct UnfinishedFile: ~Copyable {
  /// The name in its directory.
  let name: String
  let descriptor: Descriptor

  /// Creates an empty file for the final name `path`; only its owner may read it.
  init(for path: String, in directory: borrowing Descriptor) throws(FileError) {
    while true {
      let random = UnfinishedFile.randomText()
      let name = UnfinishedFile.beginning + random + UnfinishedFile.ending
      let file = try Descriptor(making: name, in: directory, for: path)
      // Where locking is not possible, no file is considered abandoned either.
      let number = file.number
      _ = retrying { flock(number, LOCK_EX) }
      // Between these two calls it looked abandoned and may have been removed.
      do throws(FileError) {
        if try FileStamp(of: file).linkCount == 0 { continue }
      } catch {
        unlinkat(directory.number, name, 0)
        throw error
      }
      self.name = name
      descriptor = file
      return
    }
  }

  /// The name under which the old file is moved away while `name` becomes the new one.
  var nameOfOld: String { name.dropLast(UnfinishedFile.ending.count) + ".old" }

  /// Hidden, and without the `.conf` suffix that includes and the tools search for.
  private static let beginning = ".conf-"
  private static let ending = ".tmp"
  private static let randomLength = 13

  /// An unpredictable text, so that the name cannot be taken in advance.
  private static func randomText() -> String {
    let text = String(UInt64.random(in: .min ... .max), radix: 36)
    return String(repeating: "0", count: randomLength - text.count) + text
  }

  /// Whether `name` has the form of an unfinished file's name.
  static func mayBeCalled(_ name: String) -> Bool {
    guard name.hasPrefix(beginning), name.hasSuffix(ending) else { return false }
    let random = name.dropFirst(beginning.count).dropLast(ending.count)
    return random.utf8.count == randomLength
      && random.utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
      }
  }
}
