/// `--stdin-filename`: what messages call standard input.
package enum StandardInputName {
  /// The option.
  package static let option = CommandOption.text(
    "stdin-filename", "NAME", default: "-", help: "the name of standard input in messages")
}
