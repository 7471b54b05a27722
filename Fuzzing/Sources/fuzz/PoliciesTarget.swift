@testable import Delivery
import EcelerityConf

/// Checks an MTA-STS policy, and the same bytes as the text of its record: parsed values are within
/// their limits, and a policy round-trips.
@Sendable func checkPolicies(_ bytes: [UInt8]) {
  if let policy = try? STSPolicy(bytes) { check(policy) }
  let strings = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  if let record = STSRecord(strings) {
    require(1...32 ~= record.id.utf8.count, "the id is too long")
    require(STSRecord.hasVersion(strings), "a record without its version")
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
    // The routing code decides which exchangers comply.
    let allowed = MTASTSPolicy(.enforce, exchangers: [text]).allowed
    let host = EcelerityConf.DomainName(isWildcard ? "mx" + text.dropFirst() : text)
    // A text that looks like an address, or is too long with one more label, is not a host name.
    guard host.kind == .name, Delivery.DomainName(host.text) != nil else { continue }
    require(allowed.contains(host), "`\(text)` does not match `\(host.text)`")
    require(!isWildcard || !allowed.contains(EcelerityConf.DomainName(".")), "the root complies")
  }
}
