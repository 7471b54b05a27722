/// A configuration with exact numbers of stanzas and files: a main file and a directory of included
/// files.
public struct ScaledConfiguration: Sendable {
  /// The number of domains in the global scope.
  public let domains: Int
  /// The number of them that are regular expressions.
  public let patterns: Int
  /// The number of bindings, all of them in groups.
  public let bindings: Int
  /// The number of groups, at most that of files.
  public let groups: Int
  /// The number of included files.
  public let files: Int

  /// The scale of a large sender: 1,000 bindings in 50 groups, 500 included files, and one in two
  /// hundred domains a regular expression.
  public init(
    domains: Int, patterns: Int? = nil, bindings: Int = 1000, groups: Int = 50, files: Int = 500
  ) {
    precondition(groups <= files && groups > 0)
    self.domains = domains
    self.patterns = patterns ?? domains / 200
    self.bindings = bindings
    self.groups = groups
    self.files = files
  }

  /// The bytes of file number `part`: its share of the domains and at most one group.
  func bytes(ofPart part: Int, seed: UInt64) -> [UInt8] {
    var configuration = RealisticConfiguration(
      seed: seed &+ UInt64(part) &* 1_000_003, expecting: 0,
      firstNumber: part * (domains / files + bindings / groups + 4))
    if part == 0 { configuration.writeHead() }
    if part < groups { configuration.writeGroup(bindings: share(of: bindings, part, groups)) }
    let count = share(of: domains, part, files)
    let patterns = share(of: patterns, part, files)
    for index in 0..<count {
      // Distributed evenly.
      let isPattern = (index + 1) * patterns / count > index * patterns / count
      configuration.writeDomain(isPattern: isPattern)
    }
    return configuration.writer.bytes
  }

  /// The share of `total` for part number `part` of `parts`.
  private func share(of total: Int, _ part: Int, _ parts: Int) -> Int {
    total * (part + 1) / parts - total * part / parts
  }
}
