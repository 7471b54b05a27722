package import EcelerityConf

/// Templates of the answers that `Writer` renders for names with a shared route.
package struct AnswerTemplates<Writer: AnswerWriter>: Sendable {
  private struct Entry {
    let route: PlainRoute
    let template: AnswerTemplate?
    var steps = StepTemplates<Writer>()
  }

  private var entries: [Entry] = []
  private var positions: [ObjectIdentifier: Int] = [:]
  /// The position of the entry used last: most names are on the same binding.
  private var last = 0

  /// There is one entry for each binding of a group that was asked for; this bounds the cache.
  private static var maximum: Int { 4096 }

  /// An empty cache.
  package init() {}

  /// The template for `name`, which becomes the last entry; nil when the name has to be rendered without one.
  private mutating func template(
    _ name: RouteFinding.PlainName, _ writer: inout Writer, _ map: inout SourceMap
  ) -> AnswerTemplate? {
    let spelling = name.query.domain.text
    guard name.query.input == spelling, DomainName.hasPlainBytesOnly(spelling),
      DomainName.hasPlainBytesOnly(name.gateway?.text ?? ""),
      name.hosts.allSatisfy(DomainName.hasPlainBytesOnly)
    else { return nil }
    find(name, &writer, &map)
    return entries[last].template
  }

  /// Finds or makes the entry for `name`, and makes it the last one.
  private mutating func find(
    _ name: RouteFinding.PlainName, _ writer: inout Writer, _ map: inout SourceMap
  ) {
    if last < entries.count, entries[last].route === name.route { return }
    if let known = positions[ObjectIdentifier(name.route)] { return last = known }
    if entries.count >= Self.maximum {
      entries.removeAll()
      positions.removeAll()
    }
    last = entries.count
    positions[ObjectIdentifier(name.route)] = last
    entries.append(Entry(route: name.route, template: makeTemplate(for: name, &writer, &map)))
  }

  private func makeTemplate(
    for name: RouteFinding.PlainName, _ writer: inout Writer, _ map: inout SourceMap
  ) -> AnswerTemplate? {
    var answers: [AnswerParts] = []
    let samples = NameTemplate.samples(hosts: name.hosts.count)
    for sample in samples {
      guard let query = try? name.query.with(input: sample.name) else { return nil }
      let gateway = name.gateway == nil ? nil : DomainName(sample.gateway)
      let explanation = name.route.explanation(query, gateway: gateway, hosts: sample.hosts)
      answers.append(writer.parts(of: explanation, &map))
    }
    return AnswerTemplate(answers, samples)
  }
}

// One extension for each writer, so that the compiler specialises the code.

extension AnswerTemplates<RouteReport> {
  /// Appends the report on `name` to `text`; false when no template fits.
  package mutating func append(
    _ name: RouteFinding.PlainName, _ report: inout RouteReport, _ map: inout SourceMap,
    to text: inout [UInt8]
  ) -> Bool {
    guard let template = template(name, &report, &map) else { return false }
    template.append(name, &report, &entries[last].steps, &map, to: &text)
    return true
  }
}

extension AnswerTemplates<RouteDocumentWriter> {
  /// Appends the document for `name` to `bytes`; false when no template fits.
  package mutating func append(
    _ name: RouteFinding.PlainName, _ writer: inout RouteDocumentWriter, _ map: inout SourceMap,
    to bytes: inout [UInt8]
  ) -> Bool {
    guard let template = template(name, &writer, &map) else { return false }
    template.append(name, &writer, &entries[last].steps, &map, to: &bytes)
    return true
  }
}
