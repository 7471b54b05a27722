@testable import Delivery

/// A policy of MTA-STS, and the same bytes as the text of its record: what is read is within its
/// limits, a policy written out is read as the same one.
@Sendable func checkPolicies(_ bytes: [UInt8]) {
  if let policy = try? STSPolicy(bytes) { check(policy) }
  let strings = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  if let record = STSRecord(strings) {
    require(1...32 ~= record.id.utf8.count, "the id is too long")
    require(STSRecord.isOfItsKind(strings), "a record that is none of its kind")
  }
}

private func check(_ policy: STSPolicy) {
  require(0...STSPolicy.greatestAge ~= policy.maximumAge, "the age is out of range")
  require(policy.mode == .none || !policy.patterns.isEmpty, "no exchanger complies")
  let lines =
    ["version: STSv1", "mode: \(policy.mode.rawValue)", "max_age: \(policy.maximumAge)"]
    + policy.patterns.map { "mx: \($0)" }
  let again = try? STSPolicy(Array(lines.joined(separator: "\n").utf8))
  require(again == policy, "the policy written out is another one")
  for pattern in policy.patterns {
    let text = pattern.description
    let isWildcard = text.hasPrefix("*.")
    guard let host = DomainName(isWildcard ? "mx" + text.dropFirst() : text) else { continue }
    require(pattern.matches(host) && policy.allows(host), "`\(text)` does not match `\(host)`")
    require(!isWildcard || !pattern.matches(.root), "the root complies")
  }
}
