/// A setting that seems to apply to the message, but does not.
public struct IgnoredSetting: Sendable {
  /// Why it does not count.
  package enum Reason: Hashable, Sendable {
    /// The option is not valid in that scope.
    case notValidInScope
    /// The message belongs to the queue of a gateway, not of this domain.
    case queuedForGateway(String)
    /// The module `static_routes` names the next hop.
    case replacedByStaticRoutes
  }

  /// The assignment.
  public let setting: Setting
  /// Why it does not count.
  package let reason: Reason
  /// The reason why it does not apply, in English, in lower case without a full stop.
  public var text: String { reason.text(of: setting) }
  /// The evidence for the reason.
  public let evidence: Evidence
}

extension IgnoredSetting.Reason {
  /// Why the setting does not count; lower case, no full stop.
  package func text(of setting: Setting) -> String {
    switch self {
    case .notValidInScope:
      "`\(setting.name)` is not valid in "
        + (setting.scope.isGlobal ? "the global scope" : "`\(setting.scope.title)`")
        + ", so it is not looked up there"
    case .queuedForGateway(let name):
      "the message is queued for `\(name)`, not for this domain"
    case .replacedByStaticRoutes: "static routes name the next hop of all mail"
    }
  }
}
