internal import EcelerityConf

/// A cache of rendered steps, by their common number.
struct StepFragments {
  /// The text of a step before and after the domain in its question.
  private final class Fragment: Sendable {
    let step: RouteStep
    let front: [UInt8]
    let back: [UInt8]

    init(_ step: RouteStep, front: [UInt8], back: [UInt8]) {
      self.step = step
      self.front = front
      self.back = back
    }
  }

  private var fragments: [Fragment?] = []
  /// The previous domain: nearly all steps of a document are about the same one.
  private var lastDomain = (bytes: [UInt8](), escaped: [UInt8]())

  mutating func append(
    _ step: RouteStep, to json: inout JSONBytes, _ map: inout SourceMap,
    _ titles: inout ScopeTitles
  ) {
    guard let number = step.commonNumber else { return json.append(step, &map, &titles) }
    if number < fragments.count, let known = fragments[number] {
      guard known.step.differsInDomainOnly(from: step) else {
        return json.append(step, &map, &titles)
      }
      json.raw(known.front)
      if let domain = step.domain { append(domain, to: &json) }
      return json.raw(known.back)
    }
    var front = JSONBytes()
    front.appendUpToQuestion(of: step, &map, &titles)
    front.raw("\"")
    front.shownEscaped(step.questionBeforeDomain)
    var back = JSONBytes()
    back.appendAfterQuestion(of: step)
    while fragments.count <= number { fragments.append(nil) }
    fragments[number] = Fragment(step, front: front.bytes, back: back.bytes)
    append(step, to: &json, &map, &titles)
  }

  private mutating func append(_ domain: String, to json: inout JSONBytes) {
    if !isLast(domain) {
      var escaped = JSONBytes()
      escaped.escaped(domain)
      lastDomain = (Array(domain.utf8), escaped.bytes)
    }
    json.raw(lastDomain.escaped)
  }

  /// Whether `domain` has the same bytes: equal strings can have different ones.
  private func isLast(_ domain: String) -> Bool {
    let bytes = domain.utf8.span
    guard bytes.count == lastDomain.bytes.count else { return false }
    for index in bytes.indices where bytes[index] != lastDomain.bytes[index] { return false }
    return true
  }
}
