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
  /// A decimal number in a range, such as seconds.
  case decimal(String, ClosedRange<Double>)

  /// The placeholder for a time; messages use it as the unit.
  package static let seconds = "SECONDS"
}

/// One option of a command, for the parser, the help and shell completion.
package struct OptionDeclaration: Sendable {
  /// The long name without its dashes.
  package let name: String
  /// The letter of the short form.
  package var short: Character?
  /// The kind of its value.
  package let value: OptionValue
  /// What it does, lower case, no full stop.
  package let help: String
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

  /// An option without a value.
  package static func flag(
    _ name: String, short: Character? = nil, help: String
  ) -> OptionDeclaration {
    OptionDeclaration(name: name, short: short, value: .none, help: help)
  }

  /// An option followed by any text.
  package static func text(
    _ name: String, short: Character? = nil, _ placeholder: String, default: String? = nil,
    isRepeatable: Bool = false, help: String
  ) -> OptionDeclaration {
    OptionDeclaration(
      name: name, short: short, value: .text(placeholder), help: help, defaultValue: `default`,
      isRepeatable: isRepeatable)
  }

  /// An option followed by texts separated by commas; it may be repeated.
  package static func list(
    _ name: String, _ placeholder: String, help: String
  ) -> OptionDeclaration {
    OptionDeclaration(name: name, value: .list(placeholder), help: help, isRepeatable: true)
  }

  /// An option followed by one of the words of `choices`.
  // The cases are passed in: finding them through the conformance of the type would slow down each
  // start of a command.
  package static func choice<Choice: RawRepresentable<String>>(
    _ name: String, of choices: [Choice], default: Choice? = nil, help: String
  ) -> OptionDeclaration {
    var words: [String] = []
    for choice in choices { words.append(choice.rawValue) }
    return OptionDeclaration(
      name: name, value: .choice(words), help: help, defaultValue: `default`?.rawValue)
  }

  /// An option followed by a whole number in `range`.
  package static func number(
    _ name: String, _ placeholder: String, in range: ClosedRange<Int>, default: Int? = nil,
    help: String
  ) -> OptionDeclaration {
    OptionDeclaration(
      name: name, value: .number(placeholder, range), help: help,
      defaultValue: `default`.map(String.init))
  }

  /// An option followed by a decimal number in `range`.
  package static func decimal(
    _ name: String, _ placeholder: String, in range: ClosedRange<Double>, default: String? = nil,
    help: String
  ) -> OptionDeclaration {
    OptionDeclaration(
      name: name, value: .decimal(placeholder, range), help: help, defaultValue: `default`)
  }

  /// The option, allowed only once.
  package func once() -> OptionDeclaration {
    var option = self
    option.standsOnce = true
    return option
  }

  /// Whether a value must follow.
  var takesValue: Bool { value != .none }

  /// The name of the value in the help; a short list of choices is its own name.
  package var placeholder: String {
    switch value {
    case .none: ""
    case .text(let name), .number(let name, _), .decimal(let name, _): name
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
