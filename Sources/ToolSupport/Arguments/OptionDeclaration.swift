/// The kind of value that an option takes.
package enum OptionValue: Hashable, Sendable {
  /// Nothing: the option is there or not.
  case none
  /// Any text; the placeholder names it in the help.
  case text(String)
  /// Texts separated by commas.
  case list(String)
  /// One of a few words.
  case choice([String])
  /// A whole number in a range.
  case number(String, ClosedRange<Int>)
  /// A decimal number of seconds in a range.
  case seconds(ClosedRange<Double>)
}

/// One option of a command whatever the type of its value, for the parser, the help and shell completion.
package struct OptionDeclaration: Sendable {
  /// The long name without its dashes.
  package let name: String
  /// The letter of the short form.
  package var short: Character?
  /// The kind of its value.
  package let value: OptionValue
  /// What it does, lower case, no full stop.
  package private(set) var help: String
  /// The value when the option is not given.
  package var defaultValue: String?
  /// Whether every occurrence counts; otherwise only the last one does.
  package var isRepeatable = false
  /// Whether a second occurrence is an error, because the first would be silently ignored.
  var standsOnce = false
  /// Its names in other tools.
  package var otherNames: [OtherName] = []
  /// The candidates that shells offer, if not given by the choices or the name of the value.
  var offered: (@Sendable () -> CompletionCandidates)?

  /// The option with the `help` of another command.
  package func described(_ help: String) -> OptionDeclaration {
    var option = self
    option.help = help
    return option
  }

  /// Whether a value must follow.
  var takesValue: Bool { value != .none }

  /// The name of the value in the help; a short list of choices is its own name.
  package var placeholder: String {
    switch value {
    case .none: ""
    case .text(let name), .number(let name, _): name
    case .seconds: "SECONDS"
    case .list(let name): name + ",..."
    case .choice(let words):
      isBrief(words)
        ? words.joined(separator: "|") : name.split(separator: "-").last?.uppercased() ?? "WORD"
    }
  }

  /// The choices that the placeholder does not show.
  var hiddenChoices: [String] {
    guard case .choice(let words) = value, !isBrief(words) else { return [] }
    return words
  }

  /// Its help, choices, repetition and default.
  var explanation: String {
    var text = help
    if !hiddenChoices.isEmpty { text += ": " + hiddenChoices.joined(separator: ", ") }
    if isRepeatable { text += "; may be repeated" }
    if let value = defaultValue { text += " (default: \(value))" }
    return text
  }

  private func isBrief(_ words: [String]) -> Bool {
    words.reduce(words.count - 1) { $0 + $1.count } <= 20
  }
}
