/// An option and the kind of its random values.
struct OptionTemplate: Sendable {
  /// The kind of random values.
  enum Kind: Sendable {
    case number(ClosedRange<Int>)
    case word([String])
    /// `( low high )`
    case pair(ClosedRange<Int>)
    /// `"messages/seconds"`
    case throttle
    case host
    case address
    case path
    case email
    case routes
    case blocks
    case domains
    case dictionary
  }

  let name: String
  let kind: Kind

  /// Parses a line of `OptionTemplates`: a name and a kind.
  init(_ line: Substring) {
    let parts = line.split(separator: " ").map(String.init)
    precondition(parts.count == 2, "a line is a name and a kind: \(line)")
    name = parts[0]
    kind = OptionTemplate.kind(parts[1])
  }

  private static func kind(_ text: String) -> Kind {
    if let range = range(text) { return .number(range) }
    if text.hasPrefix("pair:"), let range = range(String(text.dropFirst(5))) { return .pair(range) }
    let named: [String: Kind] = [
      "throttle": .throttle, "host": .host, "address": .address, "path": .path, "email": .email,
      "routes": .routes, "blocks": .blocks, "domains": .domains, "dictionary": .dictionary,
    ]
    return named[text] ?? .word(text.split(separator: "|").map(String.init))
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: ".").compactMap { Int($0) }
    return ends.count == 2 ? ends[0]...ends[1] : nil
  }

  /// A random value, as written.
  func value(_ random: inout SplitMix64) -> String {
    switch kind {
    case .number(let range): quoted("\(random.number(range))", percent: 20, &random)
    case .word(let words): quoted(random.choice(words), percent: 70, &random)
    case .pair(let range): pair(range, &random)
    case .throttle: "\"\(random.number(1...90) * 100)/3600\""
    case .host: "\"" + Names.host(&random) + "\""
    case .address: "\"" + Names.address(&random) + "\""
    case .path: "\"/opt/msys/ecelerity/etc/conf/default/tls/\(random.number(1...999)).pem\""
    case .email: "\"postmaster@" + Names.host(&random) + "\""
    case .routes: list(1...3, &random) { "smtp://" + Names.host(&$0) }
    case .blocks: list(1...12, &random) { Names.network(&$0) + "/24" }
    case .domains: list(2...16, &random) { Names.host(&$0) }
    case .dictionary: dictionary(&random)
    }
  }

  private func quoted(_ text: String, percent: Int, _ random: inout SplitMix64) -> String {
    random.happens(percent) ? "\"\(text)\"" : text
  }

  private func pair(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
    let low = random.number(range)
    return "( \(low) \(low * random.number(2...8)) )"
  }

  private func list(
    _ count: ClosedRange<Int>, _ random: inout SplitMix64,
    of item: (inout SplitMix64) -> String
  ) -> String {
    let items = (0..<random.number(count)).map { _ in "\"" + item(&random) + "\"" }
    return "( " + items.joined(separator: random.number(0...299) == 0 ? ", " : " ") + " )"
  }

  private func dictionary(_ random: inout SplitMix64) -> String {
    let keys = ["customer", "campaign", "pool", "tier"].prefix(random.number(1...4))
    return "[ " + keys.map { "\($0) = \"\(random.choice(Names.words))\"" }.joined(separator: " ")
      + " ]"
  }
}
