internal import EcelerityConf

/// An error in a command line.
package enum UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No command has this option.
  case unknownOption(String, suggestion: String?)
  /// The option is known elsewhere, but is an operand here.
  case operandAsOption(String, placeholder: String)
  /// Other commands have this option; this one does not.
  case misplacedOption(String, command: String, owners: [String])
  /// Nothing follows an option that takes a value.
  case missingValue(String, placeholder: String)
  /// A value follows an option that takes none.
  case unexpectedValue(String, value: String)
  /// The option does not take this value.
  case unacceptableValue(String, value: String, expected: String, suggestion: String?)
  /// The option occurs twice.
  case repeatedOption(String)
  /// No subcommand has this name.
  case unknownCommand(String, suggestion: String?, known: [String])
  /// A subcommand is needed.
  case missingCommand(known: [String])
  /// An operand is needed.
  case missingOperand(String, command: String)
  /// There is one operand too many.
  case surplusOperand(String, command: String)
  /// A word that is not UTF-8, repaired.
  case notUnicode(String)

  /// The problem, then the remedy.
  package var description: String {
    switch self {
    case .unknownOption(let option, let suggestion):
      "option `\(option.visible)` is not known" + Spelling.clause(suggestion)
    case .operandAsOption(let option, let placeholder):
      "option `\(option.visible)` is not known; write \(placeholder) without an option"
    case .misplacedOption(let option, let command, let owners):
      "option `\(option)` does not apply to `\(command)`, only to \(enumeration(owners, "and"))"
    case .missingValue(let option, let placeholder):
      "option `\(option)` has no value; write `\(option) \(placeholder)`"
    case .unexpectedValue(let option, let value):
      "option `\(option)` takes no value, but has `\(value.visible)`; leave the value out"
    case .unacceptableValue(let option, let value, let expected, let suggestion):
      "option `\(option)` has the value `\(value.visible)`"
        + Spelling.clause(suggestion, else: "; it takes \(expected)")
    case .repeatedOption(let option):
      "option `\(option)` is given twice; leave one out"
    case .unknownCommand(let name, let suggestion, let known):
      "command `\(name.visible)` is not known"
        + Spelling.clause(suggestion, else: "; the commands are \(enumeration(known, "and"))")
    case .missingCommand(let known):
      "a command is missing; add \(enumeration(known, "or"))"
    case .missingOperand(let placeholder, let command):
      "\(placeholder) is missing; write it after `\(command)`"
    case .surplusOperand(let operand, let command):
      "unexpected argument `\(operand.visible)` for `\(command)`; leave it out"
    case .notUnicode(let word):
      "`\(word.visible)` is not valid UTF-8; rename the file, or write the word in UTF-8"
    }
  }
}

/// `a`, `b` and `c`
func enumeration(_ words: [String], _ conjunction: String) -> String {
  let quoted = words.map { "`\($0)`" }
  guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
  return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}
