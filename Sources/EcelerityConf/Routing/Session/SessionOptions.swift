/// Which options a session is told by.
enum SessionOptions {
  /// What a login takes.
  static let credentials: [Keyword] = [
    .outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass,
  ]

  static let limits: [Keyword] = [
    .maxOutboundConnections, .scopeMaxOutboundConnections, .clusterMaxOutboundConnections,
    .clusterScopeMaxOutboundConnections, .serverMaxOutboundConnections,
    .outboundThrottleConnections, .outboundThrottleMessages, .maxRecipientsPerBatch,
    .maxRecipientsPerConnection, .maxDeliveriesPerConnection,
  ]

  /// Those of them that a stanza for a host may set (routing.md, 1.5).
  static let limitsOfHosts: [Keyword] = [
    .maxOutboundConnections, .scopeMaxOutboundConnections, .clusterMaxOutboundConnections,
    .clusterScopeMaxOutboundConnections, .outboundThrottleConnections, .outboundThrottleMessages,
  ]

  /// Those that count all that takes the value from one place.
  static let shared: Set<Keyword> = [
    .scopeMaxOutboundConnections, .clusterScopeMaxOutboundConnections,
    .outboundThrottleConnections, .outboundThrottleMessages,
  ]

  static let retries: [Keyword] = [
    .retryInterval, .maxRetryInterval, .maxRetries, .messageExpiration, .neverRetry,
  ]

  /// What is looked up to be told and decides nothing, of any method.
  static let toldOnly = KeywordSet(
    retries + limits + otherStages.keys
      + [DeliveryMethod.esmtp, .ecstream, .apn].flatMap(timers))

  /// In the order of a session. Page: content/momentum/4/4-log-formats-connection-stages.md.
  static func timers(of method: DeliveryMethod) -> [Keyword] {
    let session: [Keyword] = [
      .connectTimeout, .ehloTimeout, .mailfromTimeout, .rcpttoTimeout, .bodyTimeout, .rsetTimeout,
      .idleTimeout,
    ]
    switch method {
    case .ecstream: return [.connectTimeout, .ecstreamTimeout, .idleTimeout]
    case .apn, .gcm, .mm7, .delayXfer:
      return [.connectTimeout, .deliveryResponseTimeout, .idleTimeout]
    case .esmtp, .smtp, .lmtp, .other: return session
    }
  }

  /// Stages that a timer is taken for though no page says so (decision D-24).
  static let otherStages: [Keyword: [String]] = [
    .ehloTimeout: ["banner", "STARTTLS", "TLS handshake", "XCLIENT", "AUTH"],
    .bodyTimeout: ["DATA"], .rsetTimeout: ["QUIT"],
  ]
}
