internal import ConfigurationGenerator

/// `bench generate`
enum Generate {
  static func run(_ arguments: Arguments) throws {
    guard let output = arguments.text("output") else { throw Failure("--output FILE is missing") }
    let size = try arguments.size("size", default: "16M")
    let seed = try arguments.number("seed", default: 1)
    let generator = ConfigurationGenerator(seed: UInt64(seed))
    let shape = try shape(arguments)
    guard arguments.text("split") != nil else {
      return try Files.write(generator.bytes(shape, size: size), to: output)
    }
    guard shape == .realistic else { throw Failure("--split is for the realistic shape only") }
    let count = try arguments.number("split", default: 1)
    let folder = Files.folder(of: output)
    try Files.makeFolder(folder + "/conf.d")
    for file in generator.files(named: Files.name(of: output), size: size, count: count) {
      try Files.write(file.bytes, to: folder + "/" + file.path)
    }
  }

  /// The shape that `--shape` names.
  static func shape(_ arguments: Arguments) throws -> Shape {
    let name = arguments.text("shape") ?? Shape.realistic.rawValue
    guard let shape = Shape(rawValue: name) else {
      let names = Shape.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("no shape `\(name)`; there are \(names)")
    }
    return shape
  }

  /// Writes a file in a process of its own, because the memory it takes would count as that of
  /// every process started afterwards.
  static func write(_ shape: Shape, size: Int, to path: String) throws {
    let child = ChildProcess(
      "/proc/self/exe",
      ["generate", "--shape", shape.rawValue, "--size", "\(size)", "--output", path])
    guard try child.run().status == 0 else { throw Failure("cannot generate \(path)") }
  }
}
