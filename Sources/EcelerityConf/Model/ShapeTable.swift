/// Numbers the paths of stanza names that occur, so that what holds for a path is worked out once.
struct ShapeTable: Sendable {
  /// The path of each number; 0 is the global scope.
  private(set) var paths: [[NameID]] = [[]]
  private var numbers: [UInt64: UInt32] = [:]

  /// The number of the path that goes on from `parent` with `name`.
  mutating func number(_ parent: UInt32, _ name: NameID) -> UInt32 {
    let key = UInt64(parent) << 32 | UInt64(name)
    if let known = numbers[key] { return known }
    let number = UInt32(paths.count)
    paths.append(paths[Int(parent)] + [name])
    numbers[key] = number
    return number
  }
}
