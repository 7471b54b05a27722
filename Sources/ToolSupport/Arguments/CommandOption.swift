/// An option of a command, declared once and read with `ParsedArguments` as a `Value`.
///
///     static let concurrency = CommandOption.number(
///       "concurrency", "N", in: 1...1_000, default: 20, help: "how many connections to have at a time")
///     …
///     let count: Int = arguments[concurrency]
package struct CommandOption<Value>: Sendable {
  /// The option for the parser, the help and shell completion.
  package internal(set) var declaration: OptionDeclaration
  /// The value for the words that are given with the option, in order; an empty one for each flag.
  let read: @Sendable (_ words: [String]) -> Value

  private init(
    _ declaration: OptionDeclaration, read: @escaping @Sendable (_ words: [String]) -> Value
  ) {
    self.declaration = declaration
    self.read = read
  }

  /// The long name without its dashes.
  package var name: String { declaration.name }

  /// The value when the option is not given.
  package var fallback: Value { read([]) }

  /// The option, allowed only once.
  package func once() -> CommandOption {
    var option = self
    option.declaration.standsOnce = true
    return option
  }
}

extension CommandOption<Bool> {
  /// An option without a value, which is there or not.
  package static func flag(
    _ name: String, short: Character? = nil, help: String
  ) -> CommandOption {
    CommandOption(OptionDeclaration(name: name, short: short, value: .none, help: help)) {
      !$0.isEmpty
    }
  }
}

extension CommandOption<String?> {
  /// An option followed by any text, of which the last counts.
  package static func text(
    _ name: String, short: Character? = nil, _ placeholder: String, help: String
  ) -> CommandOption {
    CommandOption(
      OptionDeclaration(name: name, short: short, value: .text(placeholder), help: help)
    ) { $0.last }
  }

  /// The option, of which every occurrence counts.
  package func repeatable() -> CommandOption<[String]> {
    var declaration = declaration
    declaration.isRepeatable = true
    return CommandOption<[String]>(declaration) { $0 }
  }
}

extension CommandOption<String> {
  /// An option followed by any text, with a default.
  package static func text(
    _ name: String, short: Character? = nil, _ placeholder: String, default fallback: String,
    help: String
  ) -> CommandOption {
    CommandOption(
      OptionDeclaration(
        name: name, short: short, value: .text(placeholder), help: help, defaultValue: fallback)
    ) { $0.last ?? fallback }
  }
}

extension CommandOption<[String]> {
  /// An option followed by texts separated by commas; it may be repeated.
  package static func list(_ name: String, _ placeholder: String, help: String) -> CommandOption {
    CommandOption(
      OptionDeclaration(name: name, value: .list(placeholder), help: help, isRepeatable: true)
    ) { words in words.flatMap { $0.split(separator: ",").map(String.init) } }
  }
}

// The cases are passed in: finding them through the conformance of the type would slow down each
// start of a command.
extension CommandOption {
  /// An option followed by one of the words of `choices`.
  package static func choice<Choice: RawRepresentable<String> & Sendable>(
    _ name: String, of choices: [Choice], help: String
  ) -> CommandOption where Value == Choice? {
    CommandOption(declaration(name, choices, help: help)) {
      $0.last.flatMap(Choice.init)
    }
  }

  /// An option followed by one of the words of `choices`, with a default.
  package static func choice(
    _ name: String, of choices: [Value], default fallback: Value, help: String
  ) -> CommandOption where Value: RawRepresentable<String> & Sendable {
    CommandOption(declaration(name, choices, default: fallback, help: help)) {
      $0.last.flatMap(Value.init) ?? fallback
    }
  }

  private static func declaration<Choice: RawRepresentable<String>>(
    _ name: String, _ choices: [Choice], default fallback: Choice? = nil, help: String
  ) -> OptionDeclaration {
    var words: [String] = []
    for choice in choices { words.append(choice.rawValue) }
    return OptionDeclaration(
      name: name, value: .choice(words), help: help, defaultValue: fallback?.rawValue)
  }
}

extension CommandOption<Int?> {
  /// An option followed by a whole number in `range`.
  package static func number(
    _ name: String, _ placeholder: String, in range: ClosedRange<Int>, help: String
  ) -> CommandOption {
    CommandOption(OptionDeclaration(name: name, value: .number(placeholder, range), help: help)) {
      $0.last.flatMap { Int($0) }
    }
  }
}

extension CommandOption<Int> {
  /// An option followed by a whole number in `range`, with a default.
  package static func number(
    _ name: String, _ placeholder: String, in range: ClosedRange<Int>, default fallback: Int,
    help: String
  ) -> CommandOption {
    CommandOption(
      OptionDeclaration(
        name: name, value: .number(placeholder, range), help: help, defaultValue: "\(fallback)")
    ) { $0.last.flatMap { Int($0) } ?? fallback }
  }
}

extension CommandOption<Duration?> {
  /// An option followed by a decimal number of seconds in `range`, rounded up to milliseconds.
  package static func seconds(
    _ name: String, in range: ClosedRange<Double>, help: String
  ) -> CommandOption {
    CommandOption(OptionDeclaration(name: name, value: .seconds(range), help: help)) {
      $0.last.flatMap { Double($0) }.map { .milliseconds(Int(($0 * 1000).rounded(.up))) }
    }
  }
}
