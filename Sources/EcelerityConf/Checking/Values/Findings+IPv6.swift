extension Findings {
  /// Whether the server uses IPv6 to next hops.
  var usesIPv6: Bool {
    let text =
      configuration.global.setting(.useIpv6)?.value.text
      ?? OptionTable.rows(of: .useIpv6).first?.defaultValue
    return text.flatMap(Bool.init(word:)) ?? false
  }

  /// An edit that switches the option on where it is set, else at the top level after `setting`.
  func switchingIPv6On(near setting: Setting) -> Edit? {
    if let option = configuration.global.setting(.useIpv6) {
      return Edit(replace: option.valueSpan, with: "true")
    }
    return setting.insertionAtTop(of: "\(Keyword.useIpv6) = true")
  }
}
