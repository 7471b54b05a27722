/// The special values of `ehlo_hostname`.
///
/// Page: content/momentum/4/config/ref-ehlo-hostname.md.
package enum EHLOToken: String, Sendable, CaseIterable {
  /// The name of the node.
  case hostname = "__hostname__"
  /// The domain of the sender's address.
  case message = "__message__"
}
