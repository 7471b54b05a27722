extension Setting {
  /// The domain that a rerouting option names.
  var rerouteTarget: Scalar? {
    guard case .scalar(let target) = value, !target.text.isEmpty,
      target.text.lowercased() != "disabled"
    else { return nil }
    return target
  }
}
