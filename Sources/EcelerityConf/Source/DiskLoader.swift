internal import Threads

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A loader that reads the files of a configuration from the file system.
public struct DiskLoader: Loader {
  /// Creates a loader; relative paths are relative to the working directory.
  public init() {}

  /// Returns the kind of file at `path`, following symbolic links.
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

  /// Returns the bytes of the regular file at `path`. Throws for anything else without blocking, as
  /// opening a pipe would.
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
    return LoadedFile(SourceFile(path: path, bytes: bytes), identity: FileIdentity(status))
  }

  /// The identity of the file at `path`, following symbolic links, whether it may be read or not;
  /// nil when there is no regular file.
  public func identity(of path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileIdentity(status)
  }

  /// Returns the names in the directory at `path`, without `.` and `..`; throws if one is not
  /// UTF-8.
  public func names(in path: String) throws(LoadError) -> [String] {
    let listing = DiskLoader.listing(of: path)
    // A partial listing would look like a complete one.
    if listing.failure != 0 { throw DiskLoader.failure(path, listing.failure) }
    if listing.unspeltCount > 0 {
      throw LoadError(path, .failed("a name in it \(DirectoryListing.unspelt)"))
    }
    return listing.names
  }

  /// Lists the directory at `path` as far as possible.
  package static func listing(of path: String) -> DirectoryListing {
    var listing = DirectoryListing()
    guard let directory = opendir(path) else {
      listing.failure = errno
      return listing
    }
    defer { closedir(directory) }
    errno = 0
    while let entry = readdir(directory) {
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

  /// Reads the name in place: the entry is often shorter than its type, so it must not be copied.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = UnsafeRawPointer(entry) + offset
    return String(validatingCString: start.assumingMemoryBound(to: CChar.self))
  }

  /// Reads to the end of the file: the size is a hint, since the file may grow or shrink meanwhile.
  private static func read(
    _ descriptor: CInt, expecting size: Int, _ path: String
  ) throws(LoadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: CInt = 0
    // One byte more than expected detects the end of the file without another call.
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

  /// Rejects a file with contents but no size, or with fewer bytes than its size, as determined by
  /// `isOdd` from the size. The system generates those on reading, such as the environment of the
  /// process (proc(5)), or a line in a file of a page (sysfs(5)). A configuration that names one is
  /// a mistake or an attack.
  private static func refuseIfMadeUp(
    _ descriptor: CInt, _ path: String, _ isOdd: (Int) -> Bool
  ) throws(LoadError) {
    // Checked again, since the file may have been written to meanwhile.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    if isOdd(Int(status.st_size)) { throw LoadError(path, .failed(madeUp)) }
  }

  /// The message about such a file, after its name.
  package static let madeUp =
    "is generated by the system as it is read; copy it into a regular file first"

  /// Reads into `buffer` until it is full or the file ends, and returns the number of bytes read.
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

extension FileIdentity {
  /// The file that `status` describes.
  fileprivate init(_ status: stat) {
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
