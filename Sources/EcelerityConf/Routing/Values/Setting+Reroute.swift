extension Setting {
  /// The domain that `reroute_domain` or `delayed_reroute_domain` names; nil for an empty value and for `disabled`,
  /// which both stand for no domain.
  ///
  /// Page: content/momentum/4/outbound-xfer.md.
  var rerouteTarget: Scalar? {
    guard case .scalar(let target) = value, !target.text.isEmpty,
      target.text.lowercased() != "disabled"
    else { return nil }
    return target
  }
}
