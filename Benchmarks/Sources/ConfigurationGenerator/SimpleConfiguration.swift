/// Writes the shapes that repeat one element until the text is large enough.
enum SimpleConfiguration {
  static func write(_ shape: Shape, upTo size: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var writer = ConfigurationWriter(expecting: size)
    let (head, tail) = frame(of: shape)
    writer.write(head)
    var number = 0
    while writer.bytes.count + tail.utf8.count < size {
      number += 1
      writer.write(piece(number, of: shape, &random))
    }
    writer.write(tail)
    return writer.bytes
  }

  private static func frame(of shape: Shape) -> (head: String, tail: String) {
    switch shape {
    case .options, .unknown: ("domain \"mill.example\" {\n", "}\n")
    case .list: ("relay_domains = (\n", ")\n")
    case .dictionary: ("pathway \"mill\" {\n  context = [\n", "  ]\n}\n")
    case .string: ("mailerdaemon = \"", "\"\n")
    case .line: ("", "\n")
    case .realistic, .stanzas, .regexes, .comments: ("", "")
    }
  }

  private static func piece(
    _ number: Int, of shape: Shape, _ random: inout SplitMix64
  ) -> String {
    let word = random.choice(Names.words)
    switch shape {
    case .options: return option(number, &random)
    case .unknown: return "  \(word)_\(number) = \"\(word)\"\n"
    case .list: return "  \"\(word)-\(number).example\"\n"
    case .dictionary: return "    \(word)_\(number) = \"\(word)\"\n"
    case .stanzas: return "domain \"\(word)-\(number).example\" {\n  retry_interval = 600\n}\n"
    case .regexes:
      return "domain \"/\(Names.pattern(number, &random))/\" {\n  retry_interval = 600\n}\n"
    case .comments: return comment(number, word)
    case .line, .realistic: return "domain \"\(word)-\(number).example\" { retry_interval = 600 } "
    case .string: return word
    }
  }

  private static func option(_ number: Int, _ random: inout SplitMix64) -> String {
    let template = OptionTemplates.delivery[number % OptionTemplates.delivery.count]
    return "  \(template.name) = \(template.value(&random))\n"
  }

  private static func comment(_ number: Int, _ word: String) -> String {
    switch number % 8 {
    case 0: "domain \"\(word)-\(number).example\" { tls = no }  # \(word)\n"
    case 1: "/* \(word) \(number)\n   \(word) **** ## \"quoted\" { ( [ */\n"
    default: "# \(word) \(number) \(word) = \"not an option\" {\n"
    }
  }
}
