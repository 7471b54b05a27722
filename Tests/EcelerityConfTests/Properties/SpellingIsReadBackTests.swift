import TestRandom
import Testing

@testable import EcelerityConf

/// A value that is spelt is read as the same value.
struct SpellingIsReadBackTests {
  /// Pieces of texts: what has a meaning somewhere, and bytes that are no UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "\r", "\n", "\r\n", "\t", "n", "r", "t", "x", "0", " ", "=", "(", ")", "[", "]",
      "{", "}", "#", "'", ",", ";", "/", "*", "**", "/*", "*/", "//", ".", "..", "...", "<", ">",
      "?",
      "include", "ü", "é", "e\u{301}", "\u{301}", "\u{A0}", "»", "“", "”", "‘", "’", "…", "✉️",
      "\u{85}",
      "\u{2028}", "\u{B}", "\u{C}", "\u{7F}", "\u{1}", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC2], [0xE2, 0x80], [0xF0, 0x9F], [0x80]]

  private static func text(_ random: inout SeededRandom) -> String {
    let count = random.below(8)
    return String(
      decoding: (0..<count).flatMap { _ in random.pick(pieces) }, as: UTF8.self)
  }

  private static func scalar(_ random: inout SeededRandom) -> Scalar {
    // What is said to be a word may be anything, as where it stood in quotes that the language does not have.
    Scalar(
      text: text(&random), span: SourceSpan(FileID(0), ByteRange(0, 0)), isQuoted: random.oneIn(2))
  }

  private static func value(_ random: inout SeededRandom) -> Value {
    let count = random.below(4)
    switch random.below(3) {
    case 0: return .scalar(scalar(&random))
    case 1: return .list((0..<count).map { _ in scalar(&random) })
    default:
      return .dictionary(
        (0..<count).map { _ in Value.Pair(key: scalar(&random), value: scalar(&random)) })
    }
  }

  /// The form and the texts, byte by byte: texts that look alike are not the same.
  private static func contents(_ value: Value) -> [[UInt8]] {
    switch value {
    case .scalar(let item): [[0], Array(item.text.utf8)]
    case .list(let items): [[1]] + items.map { Array($0.text.utf8) }
    case .dictionary(let pairs):
      [[2]] + pairs.flatMap { [Array($0.key.text.utf8), Array($0.value.text.utf8)] }
    }
  }

  /// The only value of a file that says nothing else.
  private static func read(_ spelt: String) throws -> Value {
    let text = "before = 1\noption = \(spelt)\nbehind = \"2\"\n"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let settings = Array(configuration.allSettings)
    try #require(settings.map(\.name) == ["before", "option", "behind"], "\(spelt)")
    #expect(!configuration.isPartial, "\(spelt)")
    return settings[1].value
  }

  @Test(arguments: 0..<UInt64(20))
  func valuesAreReadBack(series: UInt64) throws {
    for seed in series * 200..<series * 200 + 200 {
      var random = SeededRandom(seed)
      let value = Self.value(&random)
      for spelt in [value.description, value.uniformDescription] {
        #expect(
          try Self.contents(Self.read(spelt)) == Self.contents(value), "seed \(seed): \(spelt)")
      }
    }
  }

  @Test(arguments: 0..<UInt64(10))
  func labelsAreReadBack(series: UInt64) throws {
    for seed in series * 100..<series * 100 + 100 {
      var random = SeededRandom(seed)
      let label = Self.text(&random)
      let text = StanzaName(.domain, label).header + " { tls = no }"
      let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: text))
      let token = try #require(tree.statements.first { _ in true }?.stanza?.labelToken, "\(text)")
      #expect(ScalarText.bytes(token, in: tree) == Array(label.utf8), "seed \(seed): \(text)")
    }
  }

  /// Whatever a file says, with or without quotes.
  @Test(arguments: 0..<UInt64(10))
  func whatWasReadIsReadBack(series: UInt64) throws {
    for seed in series * 100..<series * 100 + 100 {
      var random = SeededRandom(seed)
      let raw = Array("a = ( ".utf8) + (0..<12).flatMap { _ in random.pick(Self.pieces) }
      let loader = MemoryLoader(bytes: ["a.conf": raw + Array(" )\n".utf8)])
      let configuration = try Configuration.load("a.conf", from: loader)
      for setting in configuration.allSettings {
        let (value, spelt) = (setting.value, setting.value.description)
        #expect(
          try Self.contents(Self.read(spelt)) == Self.contents(value), "seed \(seed): \(spelt)")
      }
    }
  }

  @Test(arguments: [
    (#"( "c\\nd" "a\r\nb" )"#, #"( "c\\nd" "a\r\nb" )"#),
    (#"( "mx[0-9]\.d" )"#, #"( "mx[0-9]\\.d" )"#),
    ("( 'a b' c/d ü )", #"( "a b" c/d ü )"#),
    ("[ k = 'a=b' ]", #"[ k = "a=b" ]"#),
  ])
  func aValueHasOneSpelling(written: String, spelt: String) throws {
    let loader = MemoryLoader(["a.conf": "option = \(written)\n"])
    let configuration = try Configuration.load("a.conf", from: loader)
    #expect(configuration.allSettings.map(\.value.description) == [spelt])
  }

  @Test func differentValuesAreNotSpeltTheSame() throws {
    let texts = [#"( "c\\nd" )"#, #"( "c\nd" )"#, #"( "a\" \"b" )"#, #"( "a" "b" )"#]
    let spelt = try texts.map { try Self.read($0).uniformDescription }
    #expect(Set(spelt).count == texts.count, "\(spelt)")
  }
}
