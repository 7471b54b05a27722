/// The options that a session depends on, by purpose.
enum SessionOptions {
  /// The options for SMTP AUTH.
  static let credentials: [Keyword] = [
    .outboundSmtpAuthType, .outboundSmtpAuthUser, .outboundSmtpAuthPass,
  ]

  static let limits: [Keyword] = [
    .maxOutboundConnections, .scopeMaxOutboundConnections, .clusterMaxOutboundConnections,
    .clusterScopeMaxOutboundConnections, .serverMaxOutboundConnections,
    .outboundThrottleConnections, .outboundThrottleMessages, .maxRecipientsPerBatch,
    .maxRecipientsPerConnection, .maxDeliveriesPerConnection,
  ]

  /// The limits that a stanza for a host may set (routing.md, 1.5).
  static let limitsOfHosts: [Keyword] = [
    .maxOutboundConnections, .scopeMaxOutboundConnections, .clusterMaxOutboundConnections,
    .clusterScopeMaxOutboundConnections, .outboundThrottleConnections, .outboundThrottleMessages,
  ]

  /// The limits that count all queues that inherit the value from one place.
  static let shared: Set<Keyword> = [
    .scopeMaxOutboundConnections, .clusterScopeMaxOutboundConnections,
    .outboundThrottleConnections, .outboundThrottleMessages,
  ]

  static let retries: [Keyword] = [
    .retryInterval, .maxRetryInterval, .maxRetries, .messageExpiration, .neverRetry,
  ]

  /// The options that are reported for any method and decide nothing.
  static let reportedOnly = KeywordSet(
    retries + limits + otherStages.keys
      + [DeliveryMethod.esmtp, .ecstream, .apn].flatMap(timers))

  /// The timers in the order of a session. Page: content/momentum/4/4-log-formats-connection-stages.md.
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

  /// Stages for which a timer is used although no page says so (decision D-24).
  static let otherStages: [Keyword: [String]] = [
    .ehloTimeout: ["banner", "STARTTLS", "TLS handshake", "XCLIENT", "AUTH"],
    .bodyTimeout: ["DATA"], .rsetTimeout: ["QUIT"],
  ]
}
