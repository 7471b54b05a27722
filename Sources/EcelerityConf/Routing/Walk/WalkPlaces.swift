/// The places in which options for one message are looked up.
struct WalkPlaces {
  /// The places of the binding, whatever the domain.
  let onBinding: QueuePlaces
  /// The places of the recipient domain.
  var recipient: QueuePlaces
  /// The places of the recipient domain while the binding is not known yet.
  let atReception: QueuePlaces
}

/// The places in which options are looked up on one binding, before the domain is known.
struct BindingWalkPlaces: Sendable {
  let onBinding: QueuePlaces
  let recipient: BindingPlaces
  let atReception: BindingPlaces

  init(of member: BindingChoice.Member, _ options: inout OptionEvaluator) {
    onBinding = options.places(group: member.group, binding: member.binding)
    recipient = options.domainPlaces(group: member.group, binding: member.binding)
    atReception = options.domainPlaces(group: nil, binding: nil)
  }

  /// The places for `domain`, which has these stanzas.
  func places(
    of domain: DomainName, _ recipient: [QueuePlaces.Stanza], _ atReception: [QueuePlaces.Stanza]
  ) -> WalkPlaces {
    WalkPlaces(
      onBinding: onBinding,
      recipient: QueuePlaces(self.recipient, domain: domain.text, stanzas: recipient),
      atReception: QueuePlaces(self.atReception, domain: domain.text, stanzas: atReception))
  }

  /// The places for `domain`, as if its stanzas set only those of these `options` that they do set.
  func places(
    of domain: DomainName, _ recipient: [QueuePlaces.Stanza], _ atReception: [QueuePlaces.Stanza],
    settingOnly options: KeywordSet
  ) -> WalkPlaces {
    WalkPlaces(
      onBinding: onBinding,
      recipient: QueuePlaces(
        self.recipient, domain: domain.text, stanzas: recipient, settingOnly: options),
      atReception: QueuePlaces(
        self.atReception, domain: domain.text, stanzas: atReception, settingOnly: options))
  }
}
