/// How long mail that goes out by a push service waits for responses, and how long its connections are kept.
struct PushTimes {
  /// The methods of push services. Page: content/momentum/4/config/ref-idle-timeout.md.
  static let methods: Set<DeliveryMethod> = [.apn, .gcm, .mm7]

  let method: DeliveryMethod
  /// What sets the method.
  let methodSetting: Setting
  /// What sets how long an idle connection is kept; nil for the default.
  let idle: Setting?
  /// What sets how long a response is waited for; nil for the default.
  let response: Setting?

  /// Whether `setting` is one of the assignments that these times and the method come from.
  func areSet(by setting: Setting) -> Bool {
    [methodSetting, idle, response].contains { $0?.isSame(as: setting) ?? false }
  }
}

/// Looks at the times of push services where any of them, or the method, is set.
protocol PushTimeRule: SettingRule {
  /// The methods it is told of.
  static var methods: Set<DeliveryMethod> { get }
  /// Looks at the times of some mail, those of all mail for a scope if `isUsual`, else of some that comes on a
  /// binding.
  static func check(_ times: PushTimes, isUsual: Bool, _ findings: inout Findings)
}

extension PushTimeRule {
  static var interest: SettingInterest {
    .options([.deliveryMethod, .idleTimeout, .deliveryResponseTimeout])
  }

  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool {
    !findings.delivery.map.assignmentsOfPush.isEmpty
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope) else { return }
    if let times = findings.delivery.pushTimes(at: node), times.areSet(by: setting) {
      if methods.contains(times.method) { check(times, isUsual: true, &findings) }
      return
    }
    guard setting.keyword != .deliveryMethod else { return }
    let assignments = findings.delivery.map.assignmentsOfPush
    for method in assignments.all(in: setting.configuration) {
      guard let times = findings.delivery.pushTimes(of: method, with: setting) else { continue }
      if methods.contains(times.method) { return check(times, isUsual: false, &findings) }
    }
  }
}

extension EffectiveDelivery {
  /// The times of mail for `node`; nil when it does not go out by a push service, or that is not known.
  fileprivate mutating func pushTimes(at node: DeliveryNode) -> PushTimes? {
    guard let situation = situation(at: node), PushTimes.methods.contains(situation.method),
      let method = situation.methodSetting,
      let idle = answer(.idleTimeout, at: node, through: situation.gateway),
      let response = answer(.deliveryResponseTimeout, at: node, through: situation.gateway)
    else { return nil }
    return PushTimes(
      method: situation.method, methodSetting: method, idle: idle.setting,
      response: response.setting)
  }

  /// Those of mail that finds both `method` and `time` in force; nil where it is not known that there is any.
  fileprivate mutating func pushTimes(of method: Setting, with time: Setting) -> PushTimes? {
    guard let flow = overlap(of: method, time),
      let idle = queueAnswer(.idleTimeout, of: flow),
      let response = queueAnswer(.deliveryResponseTimeout, of: flow)
    else { return nil }
    return PushTimes(
      method: DeliverySituation.method(method), methodSetting: method, idle: idle.setting,
      response: response.setting)
  }
}
