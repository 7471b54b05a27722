/// How much of what DNS says of one name is used. Everything real is far below; whoever publishes more
/// would have others spend their time and memory on it.
package enum LookupLimits {
  /// Exchangers of one domain whose addresses are looked up: those of the best preferences.
  package static let exchangers = 100
  /// Addresses of one family of one host that become next hops: the first ones of the answer.
  package static let addresses = 100
}
