/// Mail for the names of a node that is sent on one binding or group.
struct MailFlow {
  /// The node, or one of its names.
  let node: DeliveryNode
  /// The binding or group; the global scope for a binding that sets nothing.
  let container: Scope
}
