/// Options in the queue that mail ends in.
extension EffectiveDelivery {
  /// The option `keyword` for the mail of `node`, in the queue that it ends in; nil when that is not known, or not the
  /// same for all of that mail.
  mutating func queueAnswer(_ keyword: Keyword, at node: DeliveryNode) -> Answer? {
    guard isOneFlow(node) else {
      return commonAnswer(at: node) { $0.queueAnswer(keyword, of: $1) }
    }
    guard let situation = situation(at: node) else { return nil }
    guard let gateway = situation.gateway else { return answer(keyword, at: node) }
    return answer(keyword, in: node.container, for: gateway.target.domain)
  }

  /// The option `keyword` for `flow`, in the queue that it ends in; nil when that is not known.
  mutating func queueAnswer(_ keyword: Keyword, of flow: MailFlow) -> Answer? {
    let (node, container) = (flow.node, flow.container)
    guard let found = answer(.gateway, at: node, in: container) else { return nil }
    guard let gateway = found.setting.flatMap({ gateway($0, for: node.domain) }) else {
      return answer(keyword, at: node, in: container)
    }
    return cachedAnswer(keyword, in: container, for: gateway.target.domain)
  }

  /// The option `keyword` for the mail of `node` that has `setting` in force in the queue that it ends in; nil when
  /// there is none, when that is not known, or not the same for all of that mail.
  mutating func queueAnswer(
    _ keyword: Keyword, at node: DeliveryNode, under setting: Setting
  ) -> Answer? {
    guard let own = setting.keyword else { return nil }
    if isOneFlow(node) {
      return holds(setting, own, at: node) ? queueAnswer(keyword, at: node) : nil
    }
    guard let flows = flows(of: node) else { return nil }
    var concerned: [MailFlow] = []
    for flow in flows {
      guard let held = queueAnswer(own, of: flow) else { return nil }
      if held.setting?.isSame(as: setting) ?? false { concerned.append(flow) }
    }
    return commonAnswer(of: concerned) { $0.queueAnswer(keyword, of: $1) }
  }

  /// Whether `setting` is in force in the queue of all mail of `node`.
  mutating func holds(_ setting: Setting, _ keyword: Keyword, at node: DeliveryNode) -> Bool {
    queueAnswer(keyword, at: node)?.setting?.isSame(as: setting) ?? false
  }

  /// The word of `answer`, or of the default when nothing is set.
  static func word(_ answer: Answer, _ keyword: Keyword) -> String {
    if let setting = answer.setting { return setting.word ?? "" }
    let row = OptionTable.rows(of: keyword).first { $0.kind == .option }
    return row?.defaultValue?.lowercased() ?? ""
  }
}
