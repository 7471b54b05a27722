/// The assignments a rule is told of.
enum SettingInterest: Sendable {
  /// Those of options the table does not know.
  case unknown
  /// Those of options the table knows, but not in the scope they stand in.
  case misplaced
  /// Those of options that the table knows in their scope.
  case valid
  /// Those of options that have one of these types in their scope, and a value of its form.
  case types([OptionType])
  /// Those whose value is written in another form than the type has: a list for one number.
  case misshapen
  /// Those of the named options, wherever they stand.
  case options([Keyword])
  /// Those of the options for which it holds, wherever they stand.
  case optionsWhere(@Sendable (Keyword) -> Bool)
}
