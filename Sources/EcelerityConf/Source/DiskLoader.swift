internal import Threads

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads the files of a configuration from the file system.
public struct DiskLoader: Loader {
  /// A loader; relative paths start at the working directory.
  public init() {}

  /// What stands at `path`, symbolic links followed.
  public func contents(at path: String) -> PathContents {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      return code == ENOENT || code == ENOTDIR
        ? .missing : .unreadable(errnoMessage(code))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .special
    }
  }

  /// The bytes of the regular file at `path`. Anything else is refused without waiting for it, as a
  /// pipe would make us.
  public func load(_ path: String) throws(LoadError) -> LoadedFile {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskLoader.failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskLoader.failure(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw LoadError(path, .isDirectory)
    default: throw LoadError(path, .notRegular)
    }
    guard status.st_size <= SourceFile.maximumSize else { throw LoadError(path, .tooLarge) }
    let bytes = try DiskLoader.read(descriptor, expecting: Int(status.st_size), path)
    let identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
    return LoadedFile(SourceFile(path: path, bytes: bytes), identity: identity)
  }

  /// The names in the folder at `path`, `.` and `..` left out. Throws, too, when one of them is not valid UTF-8.
  public func names(in path: String) throws(LoadError) -> [String] {
    let listing = DiskLoader.listing(of: path)
    // Half a folder would look like a whole one.
    if listing.failure != 0 { throw DiskLoader.failure(path, listing.failure) }
    if listing.unspeltCount > 0 {
      throw LoadError(path, .failed("a name in it \(FolderListing.unspelt)"))
    }
    return listing.names
  }

  /// What the folder at `path` holds, as far as it can be listed.
  package static func listing(of path: String) -> FolderListing {
    var listing = FolderListing()
    guard let folder = opendir(path) else {
      listing.failure = errno
      return listing
    }
    defer { closedir(folder) }
    errno = 0
    while let entry = readdir(folder) {
      if let name = name(of: entry) {
        if name != ".", name != ".." { listing.names.append(name) }
      } else {
        listing.unspeltCount += 1
      }
      errno = 0
    }
    listing.failure = errno
    return listing
  }

  /// Reads in place: the entry is often shorter than its type says, so it must not be copied.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = UnsafeRawPointer(entry) + offset
    return String(validatingCString: start.assumingMemoryBound(to: CChar.self))
  }

  /// Reads to the end: the size is a hint, since the file may grow or shrink meanwhile.
  private static func read(
    _ descriptor: CInt, expecting size: Int, _ path: String
  ) throws(LoadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: CInt = 0
    // One byte more than expected tells the end of the file without a second round.
    var room = size + 1
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        LargePages.ask(for: UnsafeMutableRawBufferPointer(buffer))
        count = fill(buffer, from: descriptor, &failure)
      }
      if failure != 0 { throw DiskLoader.failure(path, failure) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= SourceFile.maximumSize else { throw LoadError(path, .tooLarge) }
      if chunk.count < room {
        if bytes.count < size {
          try refuseIfMadeUp(descriptor, path) { $0 > bytes.count }
        }
        return bytes
      }
      try refuseIfMadeUp(descriptor, path) { $0 == 0 }
      room = max(bytes.count, 65_536)
    }
  }

  /// Refuses a file that has bytes and no size, or a size and not so many bytes: `isOdd` tells by the size. The system
  /// makes those up as they are read, such as the environment of the reader (proc(5)), or a line in a file of a page
  /// (sysfs(5)); that a configuration names one is a mistake or an attack.
  private static func refuseIfMadeUp(
    _ descriptor: CInt, _ path: String, _ isOdd: (Int) -> Bool
  ) throws(LoadError) {
    // Once more: somebody may have written to it meanwhile.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    if isOdd(Int(status.st_size)) { throw LoadError(path, .failed(madeUp)) }
  }

  /// What is wrong with such a file, behind its name.
  package static let madeUp =
    "is made up by the system as it is read; copy it into a file if it is meant"

  /// Fills `buffer` as far as the file goes and returns how far that was.
  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: CInt, _ failure: inout CInt
  ) -> Int {
    var count = 0
    while count < buffer.count {
      let part = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
      #if canImport(Darwin)
        let got = Darwin.read(descriptor, part.baseAddress, min(part.count, 1 << 30))
      #elseif canImport(Musl)
        let got = Musl.read(descriptor, part.baseAddress, min(part.count, 1 << 30))
      #else
        let got = Glibc.read(descriptor, part.baseAddress, min(part.count, 1 << 30))
      #endif
      if got < 0, errno == EINTR { continue }
      if got < 0 { failure = errno }
      if got <= 0 { break }
      count += got
    }
    return count
  }

  private static func failure(_ path: String, _ code: CInt) -> LoadError {
    switch code {
    case ENOENT, ENOTDIR: LoadError(path, .missing)
    default: LoadError(path, .failed(errnoMessage(code)))
    }
  }
}
