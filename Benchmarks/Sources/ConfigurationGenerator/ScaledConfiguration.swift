/// A configuration of exactly so many things, in a main file and a folder of included ones.
public struct ScaledConfiguration: Sendable {
  /// Domains of the global scope.
  public let domains: Int
  /// How many of them are regular expressions.
  public let patterns: Int
  /// Bindings, all of them in groups.
  public let bindings: Int
  /// Groups, no more than files.
  public let groups: Int
  /// Included files.
  public let files: Int

  /// The scale of a large sender: 1,000 bindings in 50 groups, 500 included files, and one domain in
  /// two hundred a regular expression.
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

  /// The bytes of the file number `part`: its share of the domains and at most one group.
  func bytes(ofPart part: Int, seed: UInt64) -> [UInt8] {
    var configuration = RealisticConfiguration(
      seed: seed &+ UInt64(part) &* 1_000_003, expecting: 0,
      firstNumber: part * (domains / files + bindings / groups + 4))
    if part == 0 { configuration.writeHead() }
    if part < groups { configuration.writeGroup(bindings: share(of: bindings, part, groups)) }
    let count = share(of: domains, part, files)
    let patterns = share(of: patterns, part, files)
    for index in 0..<count {
      // Spread evenly.
      let isPattern = (index + 1) * patterns / count > index * patterns / count
      configuration.writeDomain(isPattern: isPattern)
    }
    return configuration.writer.bytes
  }

  /// What part number `part` of `parts` gets of `total`.
  private func share(of total: Int, _ part: Int, _ parts: Int) -> Int {
    total * (part + 1) / parts - total * part / parts
  }
}
