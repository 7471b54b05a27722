/// `push-response-exceeds-idle`
enum PushResponseExceedsIdle: PushTimeRule {
  static let description = RuleDescription(
    id: "push-response-exceeds-idle", group: .suspicious, severity: .warning,
    summary: "a push connection that may be closed before its response arrives",
    rationale: """
      The time to wait for a response is in milliseconds and must be less than the time for which \
      an idle connection is kept, which is in seconds. The page says so of APN; that it holds for \
      GCM and MM7 too is inferred. Only values in the configuration are reported, not the defaults, \
      5000 and 5.
      """,
    needsWhole: true, pages: ["content/momentum/3/3-push/apns-other-options.md"],
    examples: [
      .reports(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = 10
          delivery_response_timeout = ⟦10000⟧
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
      .reports(
        #"""
        delivery_method = "apn"
        routes = ( "apn://gateway.push.example?port=2195" )
        idle_timeout = 10
        domain "push.example" { delivery_response_timeout = ⟦20000⟧ }
        """#),
      .accepts(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          idle_timeout = 10
          delivery_response_timeout = 1000
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
    ])

  static let methods = PushTimes.methods

  static func check(_ times: PushTimes, isUsual: Bool, _ findings: inout Findings) {
    guard let idle = number(.idleTimeout, times.idle), idle > 0,
      let response = number(.deliveryResponseTimeout, times.response),
      let setting = times.response ?? times.idle, let value = setting.rawScalar,
      response / 1000 >= idle
    else { return }
    let other = times.response == nil ? nil : times.idle
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "\(times.method.name) waits for a response up to \(response) ms, "
        + "but idle connections are kept for \(idle) s",
      detail: "make `\(Keyword.deliveryResponseTimeout)`, in milliseconds, less than "
        + "`\(Keyword.idleTimeout)`, in seconds"
        + (times.method == .apn ? "" : "; by inference from the page about APN"),
      absent: [.idleTimeout, .deliveryResponseTimeout],
      related: other.map { [RelatedPlace("the time they are kept", at: $0.span)] } ?? [])
  }

  /// The number that `setting` gives, or else the default of `keyword`; nil for what is no number.
  private static func number(_ keyword: Keyword, _ setting: Setting?) -> Int? {
    if let setting { return setting.rawScalar?.integer }
    return OptionTable.option(keyword, at: [])?.defaultValue.flatMap { Int($0) }
  }
}
