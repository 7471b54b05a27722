/// Generates configurations of any size and several shapes; the same arguments give the same bytes.
public struct ConfigurationGenerator: Sendable {
  /// A file, with a path relative to its destination directory.
  public struct File: Sendable {
    /// The path, with slashes between directories.
    public let path: String
    /// The contents.
    public let bytes: [UInt8]
  }

  private let seed: UInt64

  /// A generator with the given `seed`.
  public init(seed: UInt64 = 1) {
    self.seed = seed
  }

  /// About `size` bytes of `shape` in one file.
  public func bytes(_ shape: Shape, size: Int) -> [UInt8] {
    guard shape == .realistic else {
      return SimpleConfiguration.write(shape, upTo: size, seed: seed)
    }
    var configuration = RealisticConfiguration(seed: seed, expecting: size)
    configuration.writeHead()
    while configuration.writer.bytes.count < size { configuration.writeStanza() }
    return configuration.writer.bytes
  }

  /// A main file called `name` that includes the directory `conf.d` with `count` files; about `size`
  /// bytes of the realistic shape in total.
  public func files(named name: String, size: Int, count: Int) -> [File] {
    files(named: name, count: count) { bytesOfPart($0, size: size / count) }
  }

  /// A main file called `name` and the included files of a configuration of the given `scale`.
  public func files(named name: String, _ scale: ScaledConfiguration) -> [File] {
    files(named: name, count: scale.files) { scale.bytes(ofPart: $0, seed: seed) }
  }

  private func files(named name: String, count: Int, _ bytes: (Int) -> [UInt8]) -> [File] {
    var main = ConfigurationWriter(expecting: 0)
    main.line("# The main file includes everything else.")
    main.line("include \"conf.d\"")
    let parts = (0..<count).map { part in
      let digits = "\(part + 100_000)".dropFirst()
      return File(path: "conf.d/\(digits).conf", bytes: bytes(part))
    }
    return [File(path: name, bytes: main.bytes)] + parts
  }

  private func bytesOfPart(_ part: Int, size: Int) -> [UInt8] {
    var configuration = RealisticConfiguration(
      seed: seed &+ UInt64(part) &* 1_000_003, expecting: size, firstNumber: part * 10_000_000)
    if part == 0 { configuration.writeHead() }
    while configuration.writer.bytes.count < size { configuration.writeStanza() }
    return configuration.writer.bytes
  }
}
