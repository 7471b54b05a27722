@testable import Delivery
import EcelerityConf

/// A policy of MTA-STS, and the same bytes as the text of its record: what is read is within its
/// limits, a policy written out is read as the same one.
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
    // Which exchangers comply is decided where mail is routed.
    let allowed = MTASTSPolicy(.enforce, exchangers: [text]).allowed
    let host = EcelerityConf.DomainName(isWildcard ? "mx" + text.dropFirst() : text)
    // What looks like an address, or is too long with one label more, is no name of a host.
    guard host.kind == .name, Delivery.DomainName(host.text) != nil else { continue }
    require(allowed.contains(host), "`\(text)` does not match `\(host.text)`")
    require(!isWildcard || !allowed.contains(EcelerityConf.DomainName(".")), "the root complies")
  }
}
