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
/// Only what is surely one of them: the name, a lock that nobody holds, no other name. What
/// cannot be examined or removed is left, because nothing depends on it. A file that was just taken away to be
/// replaced (`.conf-….old`) is never removed: it may be what somebody else saved at that very moment.
package struct AbandonedFiles {
  private var visited: Set<PathKey> = []

  /// One that has not looked anywhere yet.
  package init() {}

  /// Looks in the folder of the file called `path`, or of the one it links to, unless it has done so.
  package mutating func remove(beside path: String) {
    guard let folder = try? RealPath(of: path).folder else { return }
    remove(in: folder)
  }

  /// The same in the folder called `path`.
  mutating func remove(in path: String) {
    guard visited.insert(PathKey(path)).inserted,
      let folder = try? Descriptor(openingFolder: path, of: path)
    else { return }
    for name in FolderEntries(of: path).names where UnfinishedFile.mayBeCalled(name) {
      remove(name, in: folder)
    }
  }

  private func remove(_ name: String, in folder: borrowing Descriptor) {
    guard let file = try? Descriptor(opening: name, in: folder),
      flock(file.number, LOCK_EX | LOCK_NB) == 0,
      let stamp = try? FileStamp(of: file),
      stamp.kind == .regular, stamp.linkCount == 1,
      // Its maker may have given it its final name meanwhile.
      let entry = try? FileStamp(entry: name, of: folder), entry.isSameFile(as: stamp)
    else { return }
    unlinkat(folder.number, name, 0)
  }
}
