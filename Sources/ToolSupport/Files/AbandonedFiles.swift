internal import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Removes the unfinished files that killed runs have left behind.
///
/// A file is removed only if it is certainly one of them: by its name, a lock that no process
/// holds, and no other link. Files that cannot be examined or removed are left, because nothing
/// depends on it. A file that was moved away to be replaced (`.conf-….old`) is never removed: it
/// may be what someone else saved at that moment.
package struct AbandonedFiles {
  private var visited: Set<PathKey> = []

  /// A value that has not visited any directory yet.
  package init() {}

  /// Cleans the directory of the file called `path`, or of its link target, unless already visited.
  package mutating func remove(beside path: String) {
    guard let directory = try? RealPath(of: path).directory else { return }
    remove(in: directory)
  }

  /// Cleans the directory called `path` unless already visited.
  mutating func remove(in path: String) {
    guard visited.insert(PathKey(path)).inserted,
      let directory = try? Descriptor(openingDirectory: path, of: path)
    else { return }
    for name in DirectoryEntries(of: path).names where UnfinishedFile.mayBeCalled(name) {
      remove(name, in: directory)
    }
  }

  private func remove(_ name: String, in directory: borrowing Descriptor) {
    guard let file = try? Descriptor(opening: name, in: directory),
      flock(file.number, LOCK_EX | LOCK_NB) == 0,
      let stamp = try? FileStamp(of: file),
      stamp.kind == .regular, stamp.linkCount == 1,
      // Its creator may have given it its final name meanwhile.
      let entry = try? FileStamp(entry: name, of: directory), entry.isSameFile(as: stamp)
    else { return }
    unlinkat(directory.number, name, 0)
  }
}
