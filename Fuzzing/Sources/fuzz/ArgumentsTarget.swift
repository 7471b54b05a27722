@testable import ConffmtSources
@testable import ConflintSources
@testable import ConfrouteSources
@testable import ToolSupport

/// Parses the words, separated by line feeds, as a command line of all three commands: parsed
/// values are as declared, and operands are words of the input.
@Sendable func checkArguments(_ bytes: [UInt8]) {
  let words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  for declaration in [CommandDeclaration.conflint, .conffmt, .confroute] {
    check(words, declaration)
  }
}

private func check(_ words: [String], _ declaration: CommandDeclaration) {
  do throws(UsageError) {
    let parsed = try declaration.parse(words)
    for word in parsed.operands {
      require(words.contains(word), "`\(word)` is not on the line")
    }
    for option in parsed.declared {
      let given = parsed.occurrences.filter { $0.name == option.name }
      check(given.compactMap(\.value), option)
    }
    _ = declaration.help(parsed.commandPath)
  } catch {
    let text = error.description
    require(!text.isEmpty, "a usage error says nothing")
    require(
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f },
      "a usage error has controls")
  }
}

private func check(_ values: [String], _ option: OptionDeclaration) {
  if case .choice(let words) = option.value {
    for value in values { require(words.contains(value), "`\(value)` is no choice") }
  }
  if case .number(_, let range) = option.value {
    for value in values {
      require(Int(value).map(range.contains) == true, "--\(option.name) is out of range")
    }
  }
  if !option.takesValue { require(values.isEmpty, "--\(option.name) has a value") }
}
