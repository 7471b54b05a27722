/// The options that every command understands without declaring them.
enum StandardOption {
  /// `-h`, `--help`
  static let help = CommandOption.flag("help", short: "h", help: "print this help")
  /// `--version`
  static let version = CommandOption.flag("version", help: "print the version")
  /// `--color`
  static let color = CommandOption.choice(
    "color", of: ColorChoice.allCases, default: .auto, help: "when to colour text output"
  ).alsoCalled(["no-color": "never", "nocolor": "never"])
  /// `--completions`
  static let completions = CommandOption.choice(
    "completions", of: Shell.allCases, help: "print the completion script of a shell")
}

extension OptionDeclaration {
  /// The options that every command understands without declaring them.
  static let standard = [
    StandardOption.color.declaration, StandardOption.completions.declaration,
    StandardOption.help.declaration, StandardOption.version.declaration,
  ]
}
