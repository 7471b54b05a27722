extension FixedWidthInteger {
  /// The number that `text` writes in digits alone; nil when there is anything else, a sign among it, and when it
  /// does not fit.
  init?(digits text: some StringProtocol) {
    guard text.utf8.allSatisfy(\.isDigit) else { return nil }
    self.init(text, radix: 10)
  }
}

extension Int {
  /// The number that `text` is to an option: digits, behind a minus or not. A plus is not one of its signs.
  init?(wholeNumber text: some StringProtocol) {
    guard text.utf8.first != UInt8(ascii: "+") else { return nil }
    self.init(text, radix: 10)
  }
}
