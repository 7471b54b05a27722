extension OptionDeclaration {
  /// `-h`, `--help`
  static let help = OptionDeclaration.flag("help", short: "h", help: "print this help")
  /// `--version`
  static let version = OptionDeclaration.flag("version", help: "print the version")
  /// `--color`
  static let color = OptionDeclaration.choice(
    "color", of: ColorChoice.allCases, default: .auto, help: "when to colour text output"
  ).alsoCalled(["no-color": "never", "nocolor": "never"])
  /// `--completions`
  static let completions = OptionDeclaration.choice(
    "completions", of: Shell.allCases, help: "print the completion script of a shell")

  /// The options that every command understands without declaring them.
  static let standard: [OptionDeclaration] = [.color, .completions, .help, .version]
}
