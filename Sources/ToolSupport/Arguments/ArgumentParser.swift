extension CommandDeclaration {
  /// The result of parsing `arguments`, the words after the name of the program.
  package func parse(_ arguments: [String]) throws(UsageError) -> ParsedArguments {
    var parser = ArgumentParser(self, arguments)
    return try parser.parse()
  }
}

extension CommandDeclaration {
  /// The parts of `arguments`, the beginning of a command line, that are valid.
  func parseBeginning(_ arguments: [String]) -> ParsedArguments {
    var parser = ArgumentParser(self, arguments)
    return parser.parseBeginning()
  }
}

/// Reads a command line from left to right.
struct ArgumentParser {
  private let root: CommandDeclaration
  /// The command whose options apply, and its parent commands.
  private var line: CommandPath
  private var rest: ArraySlice<String>
  private var result = ParsedArguments()

  init(_ root: CommandDeclaration, _ arguments: [String]) {
    self.root = root
    line = CommandPath(root)
    rest = arguments[...]
  }

  mutating func parse() throws(UsageError) -> ParsedArguments {
    do throws(UsageError) {
      while let word = rest.popFirst() { try take(word) }
      if result.request == .run {
        try checkValues()
        try checkOperands()
      }
    } catch {
      // A request for help is answered even if the rest of the line is invalid.
      if result.request == .run { throw error }
    }
    return finished()
  }

  /// Parses the line, ignoring errors.
  mutating func parseBeginning() -> ParsedArguments {
    while let word = rest.popFirst() { try? take(word) }
    return finished()
  }

  private mutating func finished() -> ParsedArguments {
    result.commandPath = line.names.dropFirst().map { $0 }
    result.declared = line.options
    return result
  }

  private mutating func take(_ word: String) throws(UsageError) {
    if word == "--" {
      // Where only a command is allowed, the word after `--` is still a command.
      if line.last.operands.isEmpty, let command = rest.popFirst() { try takeWord(command) }
      result.operands += rest
      rest = []
    } else if word.hasPrefix("--") {
      try takeLong(word)
    } else if word.hasPrefix("-"), word != "-" {
      try takeShort(word)
    } else {
      try takeWord(word)
    }
  }

  /// `--name`, `--name=value` or `--name value`
  private mutating func takeLong(_ word: String) throws(UsageError) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = line.options.first(where: { $0.name == name }) else {
      throw unknown("--" + name, name)
    }
    try takeValue(
      of: option, spelt: "--" + name, attached: parts.dropFirst().first.map(String.init))
  }

  /// `-c`, `-cvalue` or `-c value`
  private mutating func takeShort(_ word: String) throws(UsageError) {
    let letters = word.dropFirst()
    guard let option = line.options.first(where: { $0.short == letters.first }) else {
      throw unknown(word, String(letters.prefix { $0 != "=" }))
    }
    let attached = letters.dropFirst()
    try takeValue(
      of: option, spelt: String(word.prefix(2)), attached: attached.isEmpty ? nil : String(attached)
    )
  }

  private mutating func takeValue(
    of option: OptionDeclaration, spelt spelling: String, attached: String?
  ) throws(UsageError) {
    if option.standsOnce, result.occurrences.contains(where: { $0.name == option.name }) {
      throw .repeatedOption(spelling)
    }
    var value = attached
    if option.takesValue {
      if value == nil { value = try nextValue(of: option, spelling) }
      if let value, !mayBeOfSubcommand(option) { try option.check(value, spelling) }
    } else if let value {
      throw .unexpectedValue(spelling, value: value)
    }
    switch option.name {
    case StandardOption.help.name: result.request = .help
    case StandardOption.version.name where result.request == .run: result.request = .version
    case StandardOption.completions.name where result.request == .run:
      if let shell = value.flatMap(Shell.init) { result.request = .completions(shell) }
    default: result.occurrences.append(.init(name: option.name, value: value))
    }
  }

  /// The next word; if that is an option, the value is missing.
  private mutating func nextValue(
    of option: OptionDeclaration, _ spelling: String
  ) throws(UsageError) -> String {
    guard let value = rest.first, !isOption(value) else {
      throw .missingValue(spelling, placeholder: option.placeholder)
    }
    rest.removeFirst()
    return value
  }

  /// Whether `word` is an option; negative numbers and `-` are values.
  private func isOption(_ word: String) -> Bool {
    if word.hasPrefix("--") { return true }
    guard word.hasPrefix("-"), let letter = word.dropFirst().first else { return false }
    return line.options.contains { $0.short == letter }
  }

  /// Takes `word` as a subcommand where one is allowed, otherwise as an operand.
  private mutating func takeWord(_ word: String) throws(UsageError) {
    let known = line.last.subcommands
    guard !known.isEmpty, result.operands.isEmpty else {
      result.operands.append(word)
      return
    }
    if let command = known.first(where: { $0.name == word }) {
      try enter(command)
    } else if line.last.operands.isEmpty {
      throw .unknownCommand(
        word, suggestion: line.last.commandMeant(by: word), known: known.map(\.name))
    } else {
      result.operands.append(word)
    }
  }

  /// Whether a subcommand that may still follow takes different values for `option`.
  private func mayBeOfSubcommand(_ option: OptionDeclaration) -> Bool {
    result.operands.isEmpty
      && line.last.subcommands.contains { $0.options.contains { $0.name == option.name } }
  }

  /// Rejects values that an option does not take in the command named after it.
  private func checkValues() throws(UsageError) {
    for given in result.occurrences {
      guard let value = given.value,
        let option = line.options.first(where: { $0.name == given.name })
      else { continue }
      try option.check(value, "--" + given.name)
    }
  }

  private mutating func enter(_ command: CommandDeclaration) throws(UsageError) {
    line.append(command)
    for given in result.occurrences where !line.options.contains(where: { $0.name == given.name }) {
      throw unknown("--" + given.name, given.name)
    }
  }

  private func unknown(_ spelling: String, _ name: String) -> UsageError {
    let owners = CommandPath(root).owners(of: name)
    if spelling.hasPrefix("--"), !owners.isEmpty {
      return .misplacedOption(spelling, command: line.spelling, owners: owners)
    }
    if let operand = line.last.operands.first(where: { $0.otherNames.contains(name) }) {
      return .operandAsOption(spelling, placeholder: operand.placeholder)
    }
    // Until a subcommand is named, it may be an option of one.
    let options = line.options + line.last.subcommands.flatMap(\.options)
    let meant =
      OtherName.instead(of: name, options.flatMap(\.otherNames))
      ?? suggestion(for: name, among: options.map(\.name)).map { "--" + $0 }
    return .unknownOption(spelling, suggestion: meant)
  }

  private func checkOperands() throws(UsageError) {
    let command = line.last
    if command.operands.isEmpty, !command.subcommands.isEmpty {
      throw .missingCommand(known: command.subcommands.map(\.name))
    }
    let required = command.operands.filter(\.isRequired)
    if result.operands.count < required.count {
      let missing = required[result.operands.count]
      throw .missingOperand(missing.placeholder, command: line.spelling)
    }
    let isOpenEnded = command.operands.contains(where: \.isOpenEnded)
    if !isOpenEnded, result.operands.count > command.operands.count {
      throw .surplusOperand(result.operands[command.operands.count], command: line.spelling)
    }
  }
}

extension OptionDeclaration {
  /// Rejects a value that the option does not take.
  fileprivate func check(_ value: String, _ spelling: String) throws(UsageError) {
    switch self.value {
    case .choice(let words) where !words.contains(value):
      throw .unacceptableValue(
        spelling, value: value, expected: enumeration(words, "or"),
        suggestion: suggestion(for: value, among: words))
    case .number(_, let range) where Int(value).map(range.contains) != true:
      throw outOfRange(
        value, spelling, "a whole number", "\(range.lowerBound)", "\(range.upperBound)")
    case .seconds(let range) where Double(value).map(range.contains) != true:
      throw outOfRange(
        value, spelling, "seconds", range.lowerBound.short, range.upperBound.short)
    default:
      break
    }
  }

  private func outOfRange(
    _ value: String, _ spelling: String, _ noun: String, _ lower: String, _ upper: String
  ) -> UsageError {
    .unacceptableValue(
      spelling, value: value, expected: "\(noun) from \(lower) to \(upper)", suggestion: nil)
  }
}

extension Double {
  /// The number, without ".0" if it is whole.
  fileprivate var short: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
