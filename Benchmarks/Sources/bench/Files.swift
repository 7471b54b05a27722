#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// File operations.
enum Files {
  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw failure(path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw failure(path) }
  }

  /// The text of the file at `path`.
  static func text(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw failure(path) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: try size(of: path))
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  static func size(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    return Int(status.st_size)
  }

  static func makeDirectory(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// The path of the command `name`, found on PATH.
  static func command(_ name: String) -> String? {
    guard let path = environment("PATH") else { return nil }
    let directories: [Substring] = path.split(separator: ":") + ["/usr/sbin", "/sbin"]
    let candidates: [String] = directories.map { "\($0)/\(name)" }
    return candidates.first { access($0, X_OK) == 0 }
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func failure(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))")
  }
}

/// A temporary directory that is removed with its contents after use.
struct TemporaryDirectory {
  let path: String

  /// Creates a directory, passes it to `work` and removes it.
  static func use(_ work: (TemporaryDirectory) throws -> Void) throws {
    let base = Files.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(base)/bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure("no temporary directory in \(base)") }
    let directory = TemporaryDirectory(
      path: template.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? ""
      })
    defer { TemporaryDirectory.remove(directory.path) }
    try work(directory)
  }

  func file(_ name: String) -> String { path + "/" + name }

  private static func remove(_ path: String) {
    guard let entries = opendir(path) else { return }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      if unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    closedir(entries)
    rmdir(path)
  }
}
