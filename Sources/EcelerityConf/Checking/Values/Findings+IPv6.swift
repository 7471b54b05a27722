extension Findings {
  /// Whether the server speaks IPv6 to next hops.
  var usesIPv6: Bool {
    let text =
      configuration.global.setting(.useIpv6)?.value.text
      ?? OptionTable.rows(of: .useIpv6).first?.defaultValue
    return text.flatMap(Bool.init(word:)) ?? false
  }

  /// Sets the option where it is set, else at the top level behind `setting`.
  func switchingIPv6On(near setting: Setting) -> Edit? {
    if let option = configuration.global.setting(.useIpv6) {
      return Edit(replace: option.valueSpan, with: "true")
    }
    return setting.insertionAtTop(of: "\(Keyword.useIpv6) = true")
  }
}
