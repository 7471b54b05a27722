import Foundation
import TestRandom
import Testing

@_spi(Benchmarks) @testable import EcelerityConf

private typealias Formatter = EcelerityConf.Formatter

/// Properties of every file: only white space changes, and formatting is idempotent.
///
/// `Formatter.formatChecked` compares by itself; `SignificantBytes` verifies the same property in a
/// second, simpler way, so that a mistake in the comparison would show.
struct FormattingPropertyTests {
  /// Pieces of the generated texts, many of which have errors and are refused.
  private static let pieces = [
    "a", "bb", "include", "\"s\"", "\"x y\"", "\"l\nm\"", "/p/q", "/r(x)/", "**b", "c**", "/e\\",
    "=", "=", "=", "{", "{", "}", "}", "(", ")", "[", "]", ",",
    " ", " ", "  ", "\n", "\n", "\n\n", "\n\n\n", "\t", "\r\n", "\r",
    "# c\n", "# c \t\r\n", "#\n", "/* d */", "/* d\n e */", "/**/", "# c/ \n",
    "# conffmt: off\n", "# conffmt: on\n", "\n# conffmt: off\n", "\n# conffmt: on\n",
  ]

  /// Whole statements, so that enough of the texts have no errors.
  private static let statements = [
    "a = 1 ", "bb=\"x\"", "include \"f\"\n", "s { ", "s \"l\" {\n", "s{", "} ", "}\n", "}",
    "l = ( ", "( 1 2 )", "1 2 ", "1\n", "1,", ")\n", ") ", "d = [ ", "d [\n", "k = v ", "k=\"w\"\n",
    "]\n", "] ", "long = \"0123456789012345678901234567890123456789\" ", "x = (a b)\n",
    "y = [ a = b ]\n", "n = \"\n\"", "Z = {", "R /a{1}/ {",
  ]

  @Test(arguments: 0..<8)
  func holdsForRandomTexts(seed: UInt64) {
    var random = SeededRandom(seed)
    var formattedTexts = 0
    for _ in 0..<4000 {
      let text = FormattingPropertyTests.text(&random)
      if check(SourceFile(path: "random.conf", text: text)) { formattedTexts += 1 }
    }
    #expect(formattedTexts > 200, "too few of the texts are without errors")
  }

  /// Formatting in parts gives the same result as formatting the whole.
  @Test(arguments: 0..<8)
  func partsMakeTheWhole(seed: UInt64) {
    var random = SeededRandom(seed)
    var textsInParts = 0
    for _ in 0..<1000 {
      let source = SourceFile(path: "random.conf", text: LinesOfParts.text(&random))
      for length in [1, 30] {
        guard let parts = Formatter.formatParts(of: source, length: length) else { continue }
        #expect(parts == Formatter.formatWhole(source))
        textsInParts += 1
      }
    }
    #expect(textsInParts > 200, "too few of the texts can be laid out in parts")
  }

  /// Every sentence of the grammar is without errors, so each is formatted.
  @Test(arguments: 0..<UInt64(200))
  func holdsForSentencesOfTheGrammar(seed: UInt64) throws {
    var generator = try SentenceGenerator(seed: seed)
    for _ in 0..<5 {
      let text = try generator.sentence().text
      #expect(check(SourceFile(path: "random.conf", text: text)), "seed \(seed)\n\(text)")
    }
  }

  private static func text(_ random: inout SeededRandom) -> String {
    var text = ""
    var open: [Character] = []
    for _ in 0..<random.below(30) {
      let source = random.below(3) == 0 ? pieces : statements
      let piece = source[random.below(source.count)]
      text += piece
      for character in piece { track(character, &open) }
    }
    // Closing open brackets makes errors rarer.
    for character in open.reversed() {
      text += random.below(2) == 0 ? " \(character)" : "\n\(character)"
    }
    return text
  }

  private static func track(_ character: Character, _ open: inout [Character]) {
    switch character {
    case "{": open.append("}")
    case "(": open.append(")")
    case "[": open.append("]")
    case "}", ")", "]": if open.last == character { open.removeLast() }
    default: break
    }
  }

  /// Every configuration file of the repository, unchanged and with small changes.
  @Test(arguments: ConfigurationFiles.all)
  func holdsForFilesAndTheirMutations(path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    _ = check(SourceFile(path: path, bytes: bytes))
    var random = SeededRandom(UInt64(bytes.count))
    for _ in 0..<400 {
      var mutant = bytes
      for _ in 0...random.below(4) { mutate(&mutant, &random) }
      _ = check(SourceFile(path: path, bytes: mutant))
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let place = random.below(bytes.count + 1)
    let end = min(place + random.below(12), bytes.count)
    let piece = Array(
      FormattingPropertyTests.pieces[random.below(FormattingPropertyTests.pieces.count)].utf8)
    switch random.below(5) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
    case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 3: for index in place..<end where bytes[index] == 0x0A { bytes[index] = 0x20 }
    default: bytes.insert(contentsOf: piece, at: place)
    }
  }

  /// Whether `source` was formatted; false if it was refused.
  private func check(_ source: SourceFile) -> Bool {
    switch Formatter.formatChecked(source) {
    case .refused: return false
    case .unchanged: return true
    case .changed(let bytes):
      #expect(SignificantBytes.of(bytes) == SignificantBytes.of(source.bytes))
      #expect(Formatter.format(SyntaxTree(parsing: source)) == bytes)
      let again = Formatter.formatChecked(SourceFile(path: "again.conf", bytes: bytes))
      #expect(again == .unchanged)
    case .defect(let defect):
      Issue.record("\(defect) in \(String(decoding: source.bytes, as: UTF8.self).debugDescription)")
    }
    return true
  }
}

/// The configuration files of the repository.
enum ConfigurationFiles {
  static let all: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return ["Examples", "Tests/Fixtures"].flatMap { directory in
      let path = root.appendingPathComponent(directory).path
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".conf") }.sorted().map { path + "/" + $0 }
    }
  }()
}
