@testable import EcelerityConf

/// Checks items of `routes`, gateways and names: every part is at its range, every number within
/// limits, and normalizing a host name is idempotent.
@Sendable func checkRoutes(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  check(RouteItem(text), Array(text.utf8))
  if let target = GatewayTarget(text) {
    require(target.port.map { 1...65_535 ~= $0 } ?? true, "the port of a gateway is no port")
  } else {
    require(text.isEmpty, "only no text is no gateway")
  }
  let name = DomainName(text)
  if HostName.isValid(text) || name.address != nil {
    require(DomainName(name.text) == name, "the normal form of `\(name.text)` is another one")
  }
  _ = name.displayText
  for keyword in [Keyword.domain, .host, .peer, .listen, .binding] {
    let key = LabelKey.make(text, of: keyword)
    if keyword == .peer { require(LabelKey.make(key, of: keyword) == key, "the key has another") }
  }
  _ = DomainLabel(text)
}

private func check(_ item: RouteItem, _ bytes: [UInt8]) {
  let parts = [item.schemePart, item.hostPart, item.authorityPort, item.path].compactMap { $0 }
  for part in parts + item.parameters.flatMap({ [$0.keyPart] + ($0.value.map { [$0] } ?? []) }) {
    require(Int(part.range.upperBound) <= bytes.count, "a part lies outside the item")
    let there = String(decoding: bytes[part.range.indices], as: UTF8.self)
    require(there == part.text, "`\(part.text)` is not where it should be")
  }
  for (first, second) in zip(item.problems, item.problems.dropFirst()) {
    require(first.range.lowerBound <= second.range.lowerBound, "problems are out of order")
  }
  for problem in item.problems {
    require(Int(problem.range.upperBound) <= bytes.count, "a problem lies outside the item")
  }
  require(item.port.map { 1...65_535 ~= $0 } ?? true, "the port is no port")
  require(item.preference.map { 0...65_535 ~= $0 } ?? true, "the preference is none")
}
