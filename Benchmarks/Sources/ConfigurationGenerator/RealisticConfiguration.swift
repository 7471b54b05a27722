/// Writes a configuration like that of a large sender, one top-level stanza at a time.
struct RealisticConfiguration {
  private(set) var writer: ConfigurationWriter
  private var random: SplitMix64
  /// The last number used in a name.
  private var number: Int

  init(seed: UInt64, expecting size: Int, firstNumber: Int = 0) {
    random = SplitMix64(seed: seed)
    number = firstNumber
    writer = ConfigurationWriter(expecting: size)
  }

  /// Writes the beginning of the configuration.
  mutating func writeHead() {
    writer.line("# The main file. Made by a generator; the names belong to nobody.")
    writer.blank()
    for template in OptionTemplates.server { option(template) }
    writer.blank()
    for name in ["compress_spool", "outbound_smtp_auth", "mxip"] { writer.line("\(name) {}") }
    writer.line("scriptlet \"scriptlet\" {}")
    writer.blank()
    writer.open("control_listener")
    writer.line("listen \"127.0.0.1:2025\" {}")
    writer.close()
  }

  /// Writes the next top-level stanza.
  mutating func writeStanza() {
    startStanza()
    switch random.number(0...99) {
    case 0...57: domain(sets: OptionTemplates.domain)
    case 58...65: patternDomain()
    case 66...75: group()
    case 76...85: binding(domains: 0...3)
    case 86...91: listener()
    case 92...95: pathway()
    default: logger()
    }
    writer.style = .formatted
  }

  /// Writes a domain in the global scope.
  mutating func writeDomain(isPattern: Bool) {
    startStanza()
    if isPattern { patternDomain() } else { domain(sets: OptionTemplates.domain) }
    writer.style = .formatted
  }

  /// Writes a group of `count` bindings.
  mutating func writeGroup(bindings count: Int) {
    startStanza()
    group(bindings: count...count, domains: 0...0)
    writer.style = .formatted
  }

  private mutating func startStanza() {
    number += 1
    writer.blank()
    writer.style = random.happens(70) ? .formatted : random.choice(ConfigurationWriter.Style.all)
    comment()
  }

  // MARK: Stanzas

  /// Writes a domain; `own` are options that a domain in a binding must not set.
  private mutating func domain(sets own: [OptionTemplate] = []) {
    writer.open("domain", Names.domain(number, &random))
    // With a gateway, no other option would have an effect.
    if !own.isEmpty, random.happens(15) {
      option(OptionTemplates.gateway)
      return writer.close()
    }
    options(OptionTemplates.delivery, 2...10)
    if !own.isEmpty { options(own, 0...2) }
    writer.close()
  }

  private mutating func patternDomain() {
    writer.open("domain", "/" + Names.pattern(number, &random) + "/")
    options(OptionTemplates.delivery, 1...6)
    writer.close()
  }

  private mutating func group(
    bindings: ClosedRange<Int> = 2...6, domains: ClosedRange<Int> = 0...4
  ) {
    writer.open("binding_group", "\(random.choice(Names.words))-\(number)")
    options(OptionTemplates.binding, 1...6)
    for _ in 0..<random.number(bindings) {
      writer.blank()
      number += 1
      binding(domains: domains)
    }
    writer.close()
  }

  private mutating func binding(domains: ClosedRange<Int>) {
    writer.open("binding", "\(random.choice(Names.words))-\(number)")
    writer.option("bind_address", "\"" + Names.address(number) + "\"")
    options(OptionTemplates.binding, 1...5)
    for _ in 0..<random.number(domains) {
      number += 1
      domain()
    }
    writer.close()
  }

  private mutating func listener() {
    writer.open("esmtp_listener")
    writer.open("listen", Names.address(number) + ":25")
    options(OptionTemplates.reception, 1...6)
    if random.happens(50) { option(OptionTemplates.relayHosts) }
    for _ in 0..<random.number(0...4) {
      writer.open("peer", Names.network(&random) + "/24")
      options(OptionTemplates.reception, 1...3)
      writer.close()
    }
    writer.close()
    writer.close()
  }

  private mutating func pathway() {
    writer.open("pathway", "\(random.choice(Names.words))-\(number)")
    options(OptionTemplates.reception, 2...8)
    writer.close()
  }

  private mutating func logger() {
    let isMain = random.happens(50)
    writer.open(
      isMain ? "ec_logger" : "bounce_logger", "\(random.choice(Names.words))-\(number)")
    writer.option(
      isMain ? "mainlog" : "bouncelog", "\"/var/log/ecelerity/main-\(number).ec\"")
    writer.close()
  }

  // MARK: Their contents

  private mutating func options(_ pool: [OptionTemplate], _ count: ClosedRange<Int>) {
    let first = random.number(0...pool.count - 1)
    // A step that is coprime to the number of templates selects none of them twice.
    let step = random.choice([1, 7, 11, 13].filter { pool.count % $0 != 0 || $0 == 1 })
    for index in 0..<min(random.number(count), pool.count) {
      option(pool[(first + index * step) % pool.count])
    }
  }

  private mutating func option(_ template: OptionTemplate) {
    let comment = random.happens(6) ? sentence(2...5) : nil
    writer.option(template.name, template.value(&random), comment: comment)
  }

  private mutating func comment() {
    switch random.number(0...99) {
    case 0...29: writer.line("# " + sentence(4...14))
    case 30...36:
      for _ in 0..<random.number(2...5) { writer.line("# " + sentence(6...12)) }
    case 37...39:
      writer.line("/* " + sentence(6...12))
      writer.line("   " + sentence(6...12) + " */")
    case 40...42: writer.line("# gateway = \"" + Names.host(&random) + "\"")
    default: break
    }
  }

  private mutating func sentence(_ count: ClosedRange<Int>) -> String {
    (0..<random.number(count)).map { _ in random.choice(Names.words) }.joined(separator: " ")
  }
}
