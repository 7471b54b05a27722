/// Limits on the DNS data that is used for one name. They are far above any legitimate use, and protect against
/// records that are published to waste time and memory.
package enum LookupLimits {
  /// Exchangers of one domain whose addresses are looked up: those of the best preferences.
  package static let exchangers = 100
  /// Addresses of one family of one host that become next hops: the first ones of the answer.
  package static let addresses = 100
}
