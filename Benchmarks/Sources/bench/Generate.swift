internal import ConfigurationGenerator

/// `bench generate`
enum Generate {
  static func run(_ arguments: Arguments) throws {
    guard let output = arguments.text("output") else { throw Failure("--output FILE is missing") }
    let size = try arguments.size("size", default: "16M")
    let seed = try arguments.number("seed", default: 1)
    let generator = ConfigurationGenerator(seed: UInt64(seed))
    if arguments.text("domains") != nil {
      return try write(
        generator.files(named: Files.name(of: output), scale(arguments)), beside: output)
    }
    let shape = try shape(arguments)
    guard arguments.text("split") != nil else {
      return try Files.write(generator.bytes(shape, size: size), to: output)
    }
    guard shape == .realistic else { throw Failure("--split is for the realistic shape only") }
    let count = try arguments.number("split", default: 1)
    try write(
      generator.files(named: Files.name(of: output), size: size, count: count), beside: output)
  }

  private static func write(_ files: [ConfigurationGenerator.File], beside output: String) throws {
    let directory = Files.directory(of: output)
    try Files.makeDirectory(directory + "/conf.d")
    for file in files { try Files.write(file.bytes, to: directory + "/" + file.path) }
  }

  /// The scale given by `--domains` and `--patterns`.
  static func scale(_ arguments: Arguments) throws -> ScaledConfiguration {
    let domains = try arguments.number("domains", default: 100_000)
    guard let text = arguments.text("patterns") else {
      return ScaledConfiguration(domains: domains)
    }
    guard let patterns = Int(text), 0...domains ~= patterns else {
      throw Failure("`\(text)` is no number of patterns")
    }
    return ScaledConfiguration(domains: domains, patterns: patterns)
  }

  /// The shape given by `--shape`.
  static func shape(_ arguments: Arguments) throws -> Shape {
    let name = arguments.text("shape") ?? Shape.realistic.rawValue
    guard let shape = Shape(rawValue: name) else {
      let names = Shape.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("no shape `\(name)`; there are \(names)")
    }
    return shape
  }

  /// Writes a file in a separate process, because its memory would count as that of every process
  /// started afterwards.
  static func write(_ shape: Shape, size: Int, to path: String) throws {
    try generate(["--shape", shape.rawValue, "--size", "\(size)"], to: path)
  }

  /// Writes a configuration of many files in a separate process.
  static func write(_ scale: ScaledConfiguration, to path: String) throws {
    try generate(["--domains", "\(scale.domains)", "--patterns", "\(scale.patterns)"], to: path)
  }

  private static func generate(_ arguments: [String], to path: String) throws {
    let child = ChildProcess("/proc/self/exe", ["generate"] + arguments + ["--output", path])
    guard try child.run().status == 0 else { throw Failure("cannot generate \(path)") }
  }
}
