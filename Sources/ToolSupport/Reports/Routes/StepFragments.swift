internal import EcelerityConf

/// Steps as they were written before, by what they have in common.
struct StepFragments {
  /// A step up to the domain in its question, and from there on.
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
  /// The domain that was written last, as nearly all steps of a document are about the same.
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
    front.append(front: step, &map, &titles)
    front.raw("\"")
    front.shownEscaped(step.questionBeforeDomain)
    var back = JSONBytes()
    back.append(back: step)
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

  /// Whether `domain` has the same bytes: strings with others may be equal.
  private func isLast(_ domain: String) -> Bool {
    let bytes = domain.utf8.span
    guard bytes.count == lastDomain.bytes.count else { return false }
    for index in bytes.indices where bytes[index] != lastDomain.bytes[index] { return false }
    return true
  }
}
