internal import ConfigurationGenerator

/// `bench growth`: how time and memory grow as the input doubles, for each shape.
enum Growth {
  /// The time in seconds after which the input is not doubled again.
  private static let patience = 20.0
  /// The memory in bytes after which the input is not doubled again.
  private static let memoryLimit = 1e9

  static func run(_ arguments: Arguments) throws {
    let limit = try arguments.size("up-to", default: "64M")
    let shapes = try arguments.text("shape").map { _ in [try Generate.shape(arguments)] }
    let subjects = try Subject.all(in: arguments.binaries()).filter { subject in
      arguments.text("command").map { subject.name.hasPrefix($0) }
        ?? (subject.name != "conffmt --check")
    }
    print("Processor time, best of several runs, that of an empty file subtracted; `x` is the")
    print("factor for the last doubling, and 2.00 is linear.")
    try TemporaryDirectory.use { directory in
      for shape in shapes ?? Shape.allCases {
        for subject in subjects {
          try measure(subject, shape, upTo: limit, directory)
        }
      }
    }
  }

  private static func measure(
    _ subject: Subject, _ shape: Shape, upTo limit: Int, _ directory: TemporaryDirectory
  ) throws {
    let empty = directory.file("empty.conf")
    try Files.write([], to: empty)
    let start = Rounds(try (0..<20).map { _ in try subject.run(on: empty).processor }).best
    print("\n\(shape.rawValue), \(subject.name)")
    let table = Table("input ", "      ms", "   x", "MB/s", "peak MB", "peak / input")
    var curve = Curve()
    var size = min(1_000_000, limit)
    var peak = 0.0
    while size <= limit, (curve.lastTime ?? 0) < patience, peak < memoryLimit {
      peak = try measure(subject, shape, size: size, after: start, directory, table, &curve)
      size *= 2
    }
    if size <= limit { print("stopped: more would take too long or too much memory") }
    print("exponent of time \(Cell.number(curve.exponent, 2))")
  }

  private static func measure(
    _ subject: Subject, _ shape: Shape, size: Int, after start: Double,
    _ directory: TemporaryDirectory, _ table: Table, _ curve: inout Curve
  ) throws -> Double {
    let file = directory.file("\(shape.rawValue)-\(size).conf")
    if (try? Files.size(of: file)) == nil { try Generate.write(shape, size: size, to: file) }
    let bytes = try Files.size(of: file)
    let runs = try repeated { try subject.run(on: file) }
    let time = max((runs.map(\.processor).min() ?? 0) - start, 1e-6)
    let peak = Double(runs.map(\.peakMemory).max() ?? 0)
    let factor = curve.add(size: Double(bytes), time: time)
    table.row(
      ByteCount.text(size), Cell.milliseconds(time), factor.map { Cell.number($0, 2) } ?? "",
      Cell.rate(bytes, in: time), Cell.number(peak / 1e6, 0),
      Cell.number(peak / Double(bytes)))
    return peak
  }

  /// Runs at least three times, and up to fifteen times within 1.5 seconds.
  private static func repeated(
    _ run: () throws -> ChildProcess.Usage
  ) rethrows -> [ChildProcess.Usage] {
    var runs = [try run()]
    var total = runs[0].wall
    while runs.count < 3 || (runs.count < 15 && total < 1.5), total < patience {
      runs.append(try run())
      total += runs[runs.count - 1].wall
    }
    return runs
  }
}
