import EcelerityConf
import ToolSupport

/// The options that say which message a question is about.
enum QuestionOption {
  static let binding = CommandOption.text(
    "binding", "NAME", help: "the binding of the message; without it, the default one"
  ).offering(ConfigurationWords.binding.offer)
  static let bindingGroup = CommandOption.text(
    "binding-group", "NAME",
    help: "the binding group of the message; without a binding, answer for each of its bindings"
  ).alsoCalled("group").offering(ConfigurationWords.bindingGroup.offer)
  static let sender = CommandOption.text(
    "from", "ADDRESS", help: "the sender's address, or just the name given in EHLO; `<>` for none"
  ).alsoCalled("sender", "mail-from")
  static let strictGateway = CommandOption.flag(
    "strict-gateway", help: "take neither method nor ports from the stanza that sets the gateway")
  static let domainsFile = CommandOption.text(
    "domains-file", "FILE|-", help: "also answer for the domains in FILE, one a line, in order"
  ).once()
  static let seed = CommandOption.number(
    "seed", "N", in: 0...Int.max,
    help: "order next hops of equal preference at random; the same N gives the same order")

  /// All in the order of the help, with `sender` as a command describes it.
  static func all(
    sender: OptionDeclaration = QuestionOption.sender.declaration
  ) -> [OptionDeclaration] {
    [
      binding.declaration, bindingGroup.declaration, sender, strictGateway.declaration,
      domainsFile.declaration, seed.declaration,
    ]
  }
}
