/// The names that the version of a configuration does not have yet.
///
/// The newest version has everything that is known, so nothing is computed for it.
struct VersionGap: Sendable {
  /// The version that the configuration is for.
  let target: ServerVersion
  /// Names with a row of the table, or a first version, that is newer.
  private var names: Set<Keyword> = []
  /// The first versions that are newer than the target.
  private(set) var entries: [FirstVersion] = []

  init(_ target: ServerVersion) {
    self.target = target
    guard target < ServerVersion.newestKnown else { return }
    for row in OptionTable.coreRows where target.lacks(row) { names.insert(row.keyword) }
    entries = FirstVersion.all.filter { target.isBefore($0.since) }
    names.formUnion(entries.map(\.keyword))
  }

  /// Whether something of that name may be too new.
  func concerns(_ keyword: Keyword) -> Bool { names.contains(keyword) }

  /// The names, in capital letters, that lists joined by colons may not contain yet.
  func missingParts(of keyword: Keyword) -> Set<String> {
    Set(
      entries.compactMap { entry in
        if case .part(keyword, let name) = entry.subject { name.uppercased() } else { nil }
      })
  }
}

extension FirstVersion {
  /// The name by which it is looked up.
  var keyword: Keyword {
    switch subject {
    case .option(let keyword), .optionIn(let keyword, _), .word(let keyword, _),
      .part(let keyword, _), .list(let keyword), .ipv6(let keyword), .hostName(let keyword),
      .stanza(let keyword), .pattern(let keyword):
      keyword
    case .scheme: .routes
    }
  }
}
