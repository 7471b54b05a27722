/// Applies the fixes of findings to the files of configurations, in memory.
///
/// It works in rounds: fixes that do not overlap are applied together, and the result is checked
/// again. Each edited file must have no new syntax error, the findings must be gone, and none may
/// be new except a hint in exchange for something worse. When the fixes are safe, the merged
/// configuration must be the same except for the differences that they declare. Fixes that fail are
/// found by bisection and omitted, as are fixes that another configuration which reads the file, or
/// another scope which includes it, does not have. The result is checked as a whole.
///
///     let outcome = try FixApplication().run(["ecelerity.conf"], from: DiskLoader())
public struct FixApplication: Sendable {
  /// The most rounds; overlapping fixes take one each.
  package static let maximumRounds = 10
  /// The most batches that are checked, each of which costs as much as checking all files.
  static let maximumChecks = 400
  /// The most rejections in a row of fixes that do the same at different places, which take two checks each. Further
  /// such fixes are counted instead of tried if something is wrong in their own statements when all are applied.
  static let maximumRejections = 8

  /// Returns the findings of a configuration that may be fixed, and that matter when they are new.
  public typealias Choice = @Sendable ([Diagnostic], Configuration) -> [Diagnostic]

  let linter: @Sendable (String) -> Linter
  let includesSuggestions: Bool
  let choose: Choice
  let isEditable: @Sendable (ConfigurationFile) -> Bool

  /// An application of the safe fixes, and of suggested ones if `includesSuggestions`, of the findings that `choose`
  /// returns, in files that are editable: all that the loader returns, unless `isEditable` says otherwise.
  ///
  /// `linter` returns the linter for the configuration with that main file. A fix may cause
  /// findings that `choose` leaves out.
  public init(
    includesSuggestions: Bool = false,
    linter: @escaping @Sendable (String) -> Linter = { _ in Linter() },
    choose: @escaping Choice = { findings, _ in findings },
    isEditable: @escaping @Sendable (ConfigurationFile) -> Bool = { _ in true }
  ) {
    self.linter = linter
    self.includesSuggestions = includesSuggestions
    self.choose = choose
    self.isEditable = isEditable
  }

  /// Fixes the configurations with these main files, which may have files in common: a fix must be right in all of them.
  /// Throws when one of the main files cannot be read.
  public func run(_ paths: [String], from loader: any Loader) throws(LoadError) -> FixOutcome {
    try run(paths.map { FixRoot($0) }, from: loader)
  }

  /// Fixes the configurations of `roots`, which may find their files in different ways. Throws when a main file cannot be
  /// read.
  public func run(_ roots: [FixRoot], from loader: any Loader) throws(LoadError) -> FixOutcome {
    var session = try FixSession(self, roots, loader)
    session.run()
    return session.outcome
  }
}
