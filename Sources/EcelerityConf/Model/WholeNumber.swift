extension FixedWidthInteger {
  /// The number that `text` consists of, digits alone; nil if there is anything else, such as a sign, or if it does
  /// not fit.
  init?(digits text: some StringProtocol) {
    guard text.utf8.allSatisfy(\.isDigit) else { return nil }
    self.init(text, radix: 10)
  }
}

extension Int {
  /// The number that an option reads `text` as: digits, with or without a minus before them. A plus is not allowed.
  init?(wholeNumber text: some StringProtocol) {
    guard text.utf8.first != UInt8(ascii: "+") else { return nil }
    self.init(text, radix: 10)
  }
}
