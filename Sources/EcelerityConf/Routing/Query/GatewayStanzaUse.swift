/// Which settings of the domain's stanza that sets the gateway apply to messages queued for the gateway: the manual
/// contradicts itself (decision D-03).
package enum GatewayStanzaUse: Sendable {
  /// The method and the ports, as in the guide's example.
  case methodAndPorts
  /// None, as the page of `gateway` says.
  case nothing

  /// Nothing when it `isStrict`, as with `--strict-gateway`.
  package init(isStrict: Bool) { self = isStrict ? .nothing : .methodAndPorts }
}
