internal import ToolSupport

extension CommandDeclaration {
  /// The command line of `conffmt`.
  static let conffmt = CommandDeclaration(
    "conffmt", "format Momentum configuration files in the one style",
    discussion: Message.discussion,
    operands: [
      OperandDeclaration(
        "FILE|DIR|-", .some,
        help:
          "a file, a directory (every *.conf below it except hidden ones), or `-` for standard input"
      )
    ],
    options: FormattingOption.all,
    exitMeanings: ExitMeanings(
      success: "every file was formatted, or is now",
      findings: "with --check or --diff: some file would change",
      failure: "some file has a syntax error or could not be read or written; the others are done"),
    examples: [
      Example("conffmt ecelerity.conf", "format one file in place"),
      Example("conffmt --check .", "list the files below this directory that are not formatted"),
      Example("conffmt --diff etc | patch -p0", "make the changes with patch"),
      Example("conffmt - <old.conf >new.conf", "format standard input"),
    ],
    version: toolkitVersion)
}
