package import EcelerityConf

/// Templates of the answers that `Writer` gives for names without settings of their own.
package struct AnswerTemplates<Writer: AnswerWriter>: Sendable {
  private struct Entry {
    let route: PlainRoute
    let template: AnswerTemplate?
    var steps = StepTemplates<Writer>()
  }

  private var entries: [Entry] = []
  private var positions: [ObjectIdentifier: Int] = [:]
  /// The position of the one that was used last: most names ask for the same binding.
  private var last = 0

  /// There is one for each binding of a group that was asked for; more are not remembered.
  private static var maximum: Int { 4096 }

  /// No templates yet.
  package init() {}

  private mutating func tell(
    _ name: RouteFinding.PlainName, _ writer: inout Writer, _ map: inout SourceMap,
    to bytes: inout [UInt8]
  ) -> Bool {
    let spelling = name.query.domain.text
    guard name.query.input == spelling, DomainName.hasPlainBytesOnly(spelling),
      DomainName.hasPlainBytesOnly(name.gateway?.text ?? ""),
      name.hosts.allSatisfy(DomainName.hasPlainBytesOnly)
    else { return false }
    find(name, &writer, &map)
    guard let template = entries[last].template else { return false }
    template.append(name, &writer, &entries[last].steps, &map, to: &bytes)
    return true
  }

  /// Makes the template for `name` the last one.
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
    entries.append(Entry(route: name.route, template: template(for: name, &writer, &map)))
  }

  private func template(
    for name: RouteFinding.PlainName, _ writer: inout Writer, _ map: inout SourceMap
  ) -> AnswerTemplate? {
    var answers: [AnswerParts] = []
    let examples = NameTemplate.examples(hosts: name.hosts.count)
    for example in examples {
      guard let query = try? name.query.asked(about: example.name) else { return nil }
      let gateway = name.gateway == nil ? nil : DomainName(example.gateway)
      let explanation = name.route.explanation(query, gateway: gateway, hosts: example.hosts)
      answers.append(writer.parts(of: explanation, &map))
    }
    return AnswerTemplate(answers, examples)
  }
}

// Each writer has its own, so that code is made for it and not for all that there could be.

extension AnswerTemplates<RouteReport> {
  /// Appends what `report` tells of the answer for `name` to `text`, if a template tells it.
  package mutating func append(
    _ name: RouteFinding.PlainName, _ report: inout RouteReport, _ map: inout SourceMap,
    to text: inout [UInt8]
  ) -> Bool { tell(name, &report, &map, to: &text) }
}

extension AnswerTemplates<RouteDocumentWriter> {
  /// Appends the document of `writer` for `name` to `bytes`, if a template tells it.
  package mutating func append(
    _ name: RouteFinding.PlainName, _ writer: inout RouteDocumentWriter, _ map: inout SourceMap,
    to bytes: inout [UInt8]
  ) -> Bool { tell(name, &writer, &map, to: &bytes) }
}
