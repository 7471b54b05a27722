extension Duration {
  /// Whole milliseconds, rounded up, so that waiting for them does not end early.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000)
    let (sum, isLonger) = product.addingReportingOverflow(rest)
    return isTooLong || isLonger ? Int.max : Int(clamping: sum)
  }
}
