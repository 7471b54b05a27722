/// The options and modules that only the manual of one major version has, where nothing says when they came or went.
struct ManualOfMajor: Sendable {
  /// The only major version whose manual has it; 4 includes 5.x.
  enum Major: Int, Sendable {
    case three = 3
    case four = 4
  }

  /// The only manual that has the options of the module `module`; nil when there is none.
  static func ofModule(_ module: Keyword) -> Major? {
    let manuals = OptionTable.rows(ofModule: module).map(only)
    guard let first = manuals.first, let major = first else { return nil }
    return manuals.allSatisfy { $0 == major } ? major : nil
  }

  /// The only manual that has `row`; nil when both have it, or when its versions are known.
  static func of(_ row: OptionRow) -> Major? {
    guard let major = only(row), row.until == nil, row.since == nil || major == .three,
      !FirstVersion.all.contains(where: { $0.keyword == row.keyword })
    else { return nil }
    return major
  }

  /// The only manual with a page about `row`; release notes do not count.
  private static func only(_ row: OptionRow) -> Major? {
    guard let major = row.onlyVersion.flatMap(Major.init),
      row.page.hasPrefix("content/momentum/\(major.rawValue)/")
    else { return nil }
    return major
  }
}

extension ManualOfMajor.Major {
  /// Whether `target` is of the other major version.
  func isOther(than target: ServerVersion) -> Bool {
    switch self {
    case .three: !target.isBefore("4.0")
    case .four: target.isBefore("4.0")
    }
  }
}
