/// The number of equal findings in each file, regardless of their places.
struct FindingCounts {
  /// Identifies a finding when the bytes around it have moved.
  struct Key: Hashable {
    let file: FileIdentity
    let rule: String
    let message: String

    init(_ diagnostic: Diagnostic, in configuration: Configuration) {
      file = configuration.file(diagnostic.span.file).identity
      rule = diagnostic.rule
      message = diagnostic.message
    }
  }

  private(set) var counts: [Key: Int] = [:]

  init(_ diagnostics: [Diagnostic], in configuration: Configuration) {
    for diagnostic in diagnostics {
      counts[Key(diagnostic, in: configuration), default: 0] += 1
    }
  }

  /// Counts `keys`.
  init(_ keys: some Sequence<Key>) {
    for key in keys { counts[key, default: 0] += 1 }
  }

  subscript(key: Key) -> Int { counts[key] ?? 0 }
}
