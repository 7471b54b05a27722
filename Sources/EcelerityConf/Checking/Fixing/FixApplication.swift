/// Applies the fixes of findings to the files of configurations, in memory.
///
/// In rounds: the fixes that do not overlap are applied together and the result is checked again.
/// Each edited file must parse as well as before, the findings must be gone, none may be new, and
/// when the fixes are safe the merged configuration must be the same but for what they declare. Fixes
/// that fail are singled out and left, many of the same kind together, and so are those that one of the
/// configurations knows nothing of although it reads the file. What comes out was checked as a whole.
///
///     let outcome = try FixApplication().run(["ecelerity.conf"], from: DiskLoader())
public struct FixApplication: Sendable {
  /// The most rounds that are made; overlapping fixes take one each.
  package static let maximumRounds = 10
  /// The most batches that are checked: each costs as much as checking all files.
  static let maximumChecks = 400
  /// The most fixes that do the same at different places and are refused one after the other, two checks each;
  /// those that follow are given up with them.
  static let maximumRefusals = 8

  /// Which findings of a configuration may be fixed.
  public typealias Choice = @Sendable ([Diagnostic], Configuration) -> [Diagnostic]

  let linter: @Sendable (String) -> Linter
  let includesSuggestions: Bool
  let choose: Choice
  let isEditable: @Sendable (ConfigurationFile) -> Bool

  /// Safe fixes, and the suggested ones if wanted, of the findings that `choose` leaves, in files that
  /// are editable: all that the loader gives, unless `isEditable` says otherwise.
  ///
  /// `linter` checks the configuration with the main file of that name; it should have all rules, so
  /// that a fix cannot bring up what a rule would report that is not asked for now.
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

  /// Fixes the configurations with these main files, which may have files in common: a fix must be
  /// right in all of them. Throws when one of these files cannot be read.
  public func run(_ paths: [String], from loader: any Loader) throws(LoadError) -> FixOutcome {
    try run(paths.map { FixRoot($0) }, from: loader)
  }

  /// The same for configurations that find their files in different ways.
  public func run(_ roots: [FixRoot], from loader: any Loader) throws(LoadError) -> FixOutcome {
    var session = try FixSession(self, roots, loader)
    session.run()
    return session.outcome
  }
}
