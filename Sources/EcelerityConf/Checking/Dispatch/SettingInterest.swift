/// The assignments that a rule checks.
enum SettingInterest: Sendable {
  /// Assignments of options that the option table does not know.
  case unknown
  /// Assignments of options that the table knows, but not in their scope.
  case misplaced
  /// Assignments of options that the table knows in their scope.
  case valid
  /// Assignments of options that have one of these types in their scope, with a value of the form of the type.
  case types([OptionType])
  /// Assignments whose value has another form than the type: a list for a number.
  case misshapen
  /// Assignments of these options, in any scope.
  case options([Keyword])
  /// Assignments of the options for which the function returns true, in any scope.
  case optionsWhere(@Sendable (Keyword) -> Bool)
}
