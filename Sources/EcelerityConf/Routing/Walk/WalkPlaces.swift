/// Where options are looked for on the way of one message.
struct WalkPlaces {
  /// Those of the binding, whatever the domain.
  let onBinding: QueuePlaces
  /// Those of the recipient domain.
  var recipient: QueuePlaces
  /// Those of the recipient domain when the binding is not known yet.
  let atReception: QueuePlaces
}

/// The same on one binding before the domain is known.
struct BindingWalkPlaces: Sendable {
  let onBinding: QueuePlaces
  let recipient: BindingPlaces
  let atReception: BindingPlaces

  init(of member: BindingChoice.Member, _ options: inout OptionEvaluator) {
    onBinding = options.places(group: member.group, binding: member.binding)
    recipient = options.domainPlaces(group: member.group, binding: member.binding)
    atReception = options.domainPlaces(group: nil, binding: nil)
  }

  /// Those of `domain`, for which there are these stanzas.
  func places(
    of domain: DomainName, _ recipient: [QueuePlaces.Stanza], _ atReception: [QueuePlaces.Stanza]
  ) -> WalkPlaces {
    WalkPlaces(
      onBinding: onBinding,
      recipient: QueuePlaces(self.recipient, domain: domain.text, stanzas: recipient),
      atReception: QueuePlaces(self.atReception, domain: domain.text, stanzas: atReception))
  }

  /// The same, as if the stanzas set nothing but some of these `options`.
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
