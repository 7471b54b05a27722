package import EcelerityConf

/// The answer for many names in words, of which the parts about some steps may be replaced.
final class AnswerTemplate: Sendable {
  private let text: NameTemplate
  /// The pieces of the text that tell of the step at a position; empty for none.
  private let steps: [Range<Int>]
  private let session: Session?
  /// The pieces that tell of the next hops, if these have to be told anew of other hosts.
  private let hops: Range<Int>?
  private let labelWidth: Int

  /// What is told of a session.
  private struct Session {
    let numbers: [AnswerParts.SessionNumber]
    let pieces: Range<Int>
  }

  /// The template of the same answer for each of the names that templates are made from; nil when names
  /// make another difference.
  init?(_ answers: [AnswerParts], _ examples: [NameTemplate.Example]) {
    guard let first = answers.first,
      answers.allSatisfy({
        $0.parts.count == first.parts.count && $0.labelWidth == first.labelWidth
      })
    else { return nil }
    labelWidth = first.labelWidth
    var text = NameTemplate()
    var steps: [Range<Int>] = []
    var session: Session?
    var hops: Range<Int>?
    for (index, part) in first.parts.enumerated() {
      let start = text.count
      guard let template = NameTemplate(answers.map { $0.parts[index].bytes }, examples) else {
        return nil
      }
      text.add(template)
      switch part {
      case .text: break
      // One next hop alone stands in no column, whose width could be that of its name.
      case .hops: hops = examples[0].hosts.count > 1 ? start..<text.count : nil
      case .step(let position, _):
        while steps.count <= position { steps.append(0..<0) }
        steps[position] = start..<text.count
      case .session(let numbers, _):
        // They are told again, so that the name must not be part of them.
        guard template.count == 1 else { return nil }
        session = Session(numbers: numbers, pieces: start..<text.count)
      }
    }
    self.text = text
    self.steps = steps
    self.session = session
    self.hops = hops
  }

  /// Appends the answer for `name`, in which `writer` puts what is not that of the others into words.
  func append(
    _ name: RouteFinding.PlainName, _ writer: inout some AnswerWriter,
    _ map: inout SourceMap, to bytes: inout [UInt8]
  ) {
    let subject = NameTemplate.Subject(
      name.query.domain.text, gateway: name.gateway?.text ?? "", hosts: name.hosts)
    let own = name.own
    var next = 0
    if let hops {
      text.append(subject, pieces: next..<hops.lowerBound, to: &bytes)
      writer.append(hops: name.destinations, to: &bytes)
      next = hops.upperBound
    }
    for own in own where own.position < steps.count && !steps[own.position].isEmpty {
      let pieces = steps[own.position]
      text.append(subject, pieces: next..<pieces.lowerBound, to: &bytes)
      writer.append(own, labelWidth: labelWidth, &map, to: &bytes)
      next = pieces.upperBound
    }
    if let session, !own.isEmpty {
      text.append(subject, pieces: next..<session.pieces.lowerBound, to: &bytes)
      writer.append(session.numbers, own, &map, to: &bytes)
      next = session.pieces.upperBound
    }
    text.append(subject, pieces: next..<text.count, to: &bytes)
  }
}

extension AnswerParts.Part {
  fileprivate var bytes: [UInt8] {
    switch self {
    case .text(let bytes), .hops(let bytes), .step(_, let bytes), .session(_, let bytes): bytes
    }
  }
}

/// Templates of the answers for names without a say.
package struct AnswerTemplates: Sendable {
  private struct Entry {
    let route: PlainRoute
    let template: AnswerTemplate?
  }

  private var entries: [ObjectIdentifier: Entry] = [:]
  /// The one that was used last: most names ask for the same binding.
  private var last: Entry?

  /// There is one for each binding of a group that was asked for; more are not remembered.
  private static let maximum = 4096

  /// No templates yet.
  package init() {}

  /// Appends what `writer` tells of the answer for `name` to `bytes`, if a template tells it.
  package mutating func append(
    _ name: RouteFinding.PlainName, _ writer: inout some AnswerWriter, _ map: inout SourceMap,
    to bytes: inout [UInt8]
  ) -> Bool {
    let spelling = name.query.domain.text
    guard name.query.input == spelling, NameTemplate.isPlain(spelling),
      NameTemplate.isPlain(name.gateway?.text ?? ""), name.hosts.allSatisfy(NameTemplate.isPlain),
      let template = template(for: name, &writer, &map)
    else { return false }
    template.append(name, &writer, &map, to: &bytes)
    return true
  }

  private mutating func template(
    for name: RouteFinding.PlainName, _ writer: inout some AnswerWriter, _ map: inout SourceMap
  ) -> AnswerTemplate? {
    if let last, last.route === name.route { return last.template }
    let entry = entries[ObjectIdentifier(name.route)] ?? remember(name, &writer, &map)
    last = entry
    return entry.template
  }

  private mutating func remember(
    _ name: RouteFinding.PlainName, _ writer: inout some AnswerWriter, _ map: inout SourceMap
  ) -> Entry {
    if entries.count >= AnswerTemplates.maximum { entries.removeAll() }
    var answers: [AnswerParts] = []
    let examples = NameTemplate.examples(hosts: name.hosts.count)
    for example in examples {
      guard let query = try? name.query.asked(about: example.name) else { break }
      let gateway = name.gateway == nil ? nil : DomainName(example.gateway)
      let explanation = name.route.explanation(query, gateway: gateway, hosts: example.hosts)
      answers.append(writer.parts(of: explanation, &map))
    }
    let isComplete = answers.count == examples.count
    let template = isComplete ? AnswerTemplate(answers, examples) : nil
    let entry = Entry(route: name.route, template: template)
    entries[ObjectIdentifier(name.route)] = entry
    return entry
  }
}
