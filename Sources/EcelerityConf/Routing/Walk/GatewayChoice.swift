/// The gateway that is set for the recipient domain.
struct GatewayChoice {
  /// The target that the value names.
  let target: GatewayTarget
  let setting: Setting
  /// Whether the gateway is the domain itself, so that only its port counts.
  let isDomainItself: Bool

  /// The domain's stanza that sets the gateway, if one does and the message is queued for another name.
  var stanza: Scope? {
    !isDomainItself && setting.scope.keyword == .domain ? setting.scope : nil
  }
}
