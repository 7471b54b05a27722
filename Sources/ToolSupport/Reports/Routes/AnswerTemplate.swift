internal import EcelerityConf

/// The rendered answer for many names, in which the parts about some steps can be replaced.
final class AnswerTemplate: Sendable {
  private let text: NameTemplate
  /// The pieces of the text about the step at each position; empty for none.
  private let steps: [Range<Int>]
  private let session: Session?
  /// The pieces about the next hops, if they have to be rendered again for other hosts.
  private let hops: Range<Int>?
  private let labelWidth: Int

  /// The part about the session.
  private struct Session {
    let numbers: [AnswerParts.SessionNumber]
    let pieces: Range<Int>
  }

  /// The template of `answers`, which are about the `samples`; nil when they differ in more than the names.
  init?(_ answers: [AnswerParts], _ samples: [NameTemplate.Sample]) {
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
      guard let template = NameTemplate(answers.map { $0.parts[index].bytes }, samples) else {
        return nil
      }
      text.add(template)
      switch part {
      case .text: break
      // A single next hop has no columns that are aligned with it.
      case .hops: hops = samples[0].hosts.count > 1 ? start..<text.count : nil
      case .step(let position, _):
        while steps.count <= position { steps.append(0..<0) }
        steps[position] = start..<text.count
      case .session(let numbers, _):
        // This part is rendered again, so that it must not contain the name.
        guard template.count == 1 else { return nil }
        session = Session(numbers: numbers, pieces: start..<text.count)
      }
    }
    self.text = text
    self.steps = steps
    self.session = session
    self.hops = hops
  }

  /// Appends the answer for `name`; `writer` renders the steps that differ from the shared ones.
  func append<Writer>(
    _ name: RouteFinding.PlainName, _ writer: inout Writer,
    _ templates: inout StepTemplates<Writer>,
    _ map: inout SourceMap, to bytes: inout [UInt8]
  ) {
    let subject = subject(name)
    var next = 0
    appendSteps(of: name, subject, &writer, &templates, &map, &next, to: &bytes)
    text.append(subject, pieces: next..<text.count, to: &bytes)
  }

  /// Appends the answer for `name`; `writer` renders the steps that differ from the shared ones, the next hops and
  /// the session.
  func append<Writer: GroupingAnswerWriter>(
    _ name: RouteFinding.PlainName, _ writer: inout Writer,
    _ templates: inout StepTemplates<Writer>,
    _ map: inout SourceMap, to bytes: inout [UInt8]
  ) {
    let subject = subject(name)
    var next = 0
    if let hops {
      text.append(subject, pieces: next..<hops.lowerBound, to: &bytes)
      writer.appendNextHops(name.destinations, to: &bytes)
      next = hops.upperBound
    }
    appendSteps(of: name, subject, &writer, &templates, &map, &next, to: &bytes)
    if let session, !name.own.isEmpty {
      text.append(subject, pieces: next..<session.pieces.lowerBound, to: &bytes)
      add(session.numbers, name, &writer, &templates, &map)
      writer.appendSession(to: &bytes)
      next = session.pieces.upperBound
    }
    text.append(subject, pieces: next..<text.count, to: &bytes)
  }

  private func subject(_ name: RouteFinding.PlainName) -> NameTemplate.Subject {
    NameTemplate.Subject(
      name.query.domain.text, gateway: name.gateway?.text ?? "", hosts: name.hosts)
  }

  /// Appends the text from the piece `next` up to the last step of `name` that differs from the shared ones.
  private func appendSteps<Writer>(
    of name: RouteFinding.PlainName, _ subject: NameTemplate.Subject, _ writer: inout Writer,
    _ templates: inout StepTemplates<Writer>, _ map: inout SourceMap, _ next: inout Int,
    to bytes: inout [UInt8]
  ) {
    for index in name.own.indices {
      let position = name.own[index].position
      guard position < steps.count, !steps[position].isEmpty else { continue }
      let pieces = steps[position]
      let place = StepPlace(position: position, labelWidth: labelWidth)
      text.append(subject, pieces: next..<pieces.lowerBound, to: &bytes)
      if let (template, setting, value) = templates.template(
        index, of: name, at: place, &writer, &map)
      {
        writer.append(template, setting, value, for: subject.name, at: place, &map, to: &bytes)
      } else {
        writer.append(name.step(name.own[index]), at: place, &map, to: &bytes)
      }
      next = pieces.upperBound
    }
  }

  /// Adds the contributions of steps to the session to `writer`; those of steps that differ for `name` replace
  /// those of `numbers`.
  private func add<Writer: GroupingAnswerWriter>(
    _ numbers: [AnswerParts.SessionNumber], _ name: RouteFinding.PlainName,
    _ writer: inout Writer, _ templates: inout StepTemplates<Writer>, _ map: inout SourceMap
  ) {
    let own = name.own
    var index = 0
    for number in numbers {
      while index < own.count, own[index].position < number.position { index += 1 }
      guard index < own.count, own[index].position == number.position else {
        writer.add(number.item)
        continue
      }
      let place = StepPlace(position: number.position, labelWidth: labelWidth)
      if let (template, setting, value) = templates.template(
        index, of: name, at: place, &writer, &map)
      {
        writer.add(template, setting, value, &map)
      } else {
        writer.add(name.step(own[index]), &map)
      }
    }
  }
}

extension AnswerParts.Part {
  fileprivate var bytes: [UInt8] {
    switch self {
    case .text(let bytes), .hops(let bytes), .step(_, let bytes), .session(_, let bytes): bytes
    }
  }
}
