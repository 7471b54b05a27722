/// The gateway that is set for the recipient domain.
struct GatewayChoice {
  /// What the value names.
  let target: GatewayTarget
  let setting: Setting
  /// Whether it is the domain itself, so that only its port counts.
  let isDomainItself: Bool

  /// The domain's stanza that sets it, if it is one. What such a stanza says counts for messages that
  /// are queued for another name.
  var stanza: Scope? {
    !isDomainItself && setting.scope.keyword == .domain ? setting.scope : nil
  }
}
