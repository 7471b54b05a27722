internal import ToolSupport

/// The options of `conffmt`.
enum FormattingOption {
  static let check = CommandOption.flag(
    "check", help: "write nothing; list the files that would change")
  static let diff = CommandOption.flag(
    "diff", help: "write nothing; print what would change, for `patch -p0`"
  ).alsoCalled("dry-run")
  static let stdout = CommandOption.flag(
    "stdout", help: "write nothing; print the formatted files")

  /// All in the order of the help.
  static let all = [
    check.declaration, diff.declaration, stdout.declaration, StandardInputName.option.declaration,
  ]
}
