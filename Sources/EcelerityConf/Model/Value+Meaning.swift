extension Value {
  /// Whether both have the same text, however quoted and wherever written.
  ///
  /// `==` also compares the places, so it is false as soon as text is added above.
  public func means(_ other: Value) -> Bool {
    switch (self, other) {
    case (.scalar(let first), .scalar(let second)): first.text == second.text
    case (.list(let first), .list(let second)): first.map(\.text) == second.map(\.text)
    case (.dictionary(let first), .dictionary(let second)):
      first.map(\.key.text) == second.map(\.key.text)
        && first.map(\.value.text) == second.map(\.value.text)
    default: false
    }
  }
}

extension Setting {
  /// Whether `other`, which sets the same option, has an equivalent value: the same text, or one that differs only
  /// in what the type of the option ignores, such as the letter case of a word. It may be of another configuration.
  public func means(_ other: Setting) -> Bool {
    guard let first = rawScalar, let second = other.rawScalar else { return meansList(other) }
    if first.text(is: second) { return true }
    // Most values differ whatever the type is, so that the row is looked up last.
    return first.resembles(second) && (row?.equates(first.text, second.text) ?? false)
  }

  private func meansList(_ other: Setting) -> Bool {
    guard form == .list || other.form == .list else { return value.means(other.value) }
    // No text is made of equal items, as many short lists may be compared with a long one.
    let (items, others) = (rawItems, other.rawItems)
    guard form == other.form, items.count == others.count else { return false }
    let row = row
    return zip(items, others).allSatisfy { first, second in
      first.text(is: second)
        || first.resembles(second) && (row?.equates(first.text, second.text) ?? false)
    }
  }

  /// The row of the option table for its name in its scope; nil when the option is not known or not valid there.
  public var row: OptionRow? {
    guard let keyword, let path = scope.knownPath else { return nil }
    return OptionTable.option(keyword, at: path)
  }
}

extension OptionRow {
  /// Whether the option treats both texts as equal. Words are compared without regard to letter case, those for
  /// true and false by meaning, names as `DomainName`, and `N` of a throttle is `N/1`.
  ///
  /// Pages: content/momentum/4/console-commands/config.md, content/momentum/4/config/ref-delivery-method.md,
  /// content/momentum/4/config/ref-outbound-throttle-messages.md.
  fileprivate func equates(_ first: String, _ second: String) -> Bool {
    switch type {
    case .boolean: return haveSameTruth(first, second)
    case .enum, .enumList:
      return first.lowercased() == second.lowercased()
        || allowed.contains("true") && haveSameTruth(first, second)
    case .throttle: return OptionRow.count(first) == OptionRow.count(second)
    case .domain, .domainList, .ipOrHostname: return DomainName(first) == DomainName(second)
    default: return false
    }
  }

  private func haveSameTruth(_ first: String, _ second: String) -> Bool {
    guard let truth = Bool(word: first, of: keyword) else { return false }
    return truth == Bool(word: second, of: keyword)
  }

  /// A throttle without its unit of time when that is a second.
  private static func count(_ throttle: String) -> Substring {
    throttle.hasSuffix("/1") ? throttle.dropLast(2) : throttle[...]
  }
}

extension RawScalar {
  /// Whether both have the same text, however quoted.
  func text(is other: RawScalar) -> Bool {
    if isVerbatim, other.isVerbatim { return bytes.elementsEqual(other.bytes) }
    return text == other.text
  }

  /// Whether an option may treat both as equal although the texts differ.
  fileprivate func resembles(_ other: RawScalar) -> Bool {
    let (bytes, otherBytes) = (tree.source.bytes, other.tree.source.bytes)
    let first = bytes.span.extracting(inner.indices)
    let second = otherBytes.span.extracting(other.inner.indices)
    return first.count <= second.count
      ? RawScalar.resemble(first, second) : RawScalar.resemble(second, first)
  }

  private static func resemble(_ short: Span<UInt8>, _ long: Span<UInt8>) -> Bool {
    if begins(long, with: short) { return isIgnorable(long, from: short.count) }
    // Nothing else makes numbers equal, and most values are numbers.
    if !short.isEmpty, short[0].isDigit, long[0].isDigit { return false }
    return isBooleanWord(short) && isBooleanWord(long)
      || contains(short) { $0 == UInt8(ascii: ":") } && contains(long) { $0 == UInt8(ascii: ":") }
      || contains(short) { $0 >= 0x80 } || contains(long) { $0 >= 0x80 }
  }

  /// Whether `long` begins with the letters of `short`, in any case.
  private static func begins(_ long: Span<UInt8>, with short: Span<UInt8>) -> Bool {
    for index in short.indices where !UInt8.equalsIgnoringCase(long[index], short[index]) {
      return false
    }
    return true
  }

  /// Whether an option may ignore `bytes` from `start` on: the dot after a name, the unit of a throttle.
  private static func isIgnorable(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    switch bytes.count - start {
    case 0: true
    case 1: bytes[start] == UInt8(ascii: ".")
    case 2: bytes[start] == UInt8(ascii: "/") && bytes[start + 1] == UInt8(ascii: "1")
    default: false
    }
  }

  /// Whether they may be one of `BooleanWords`, or `inline` of `blackhole`.
  private static func isBooleanWord(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= 8 else { return false }
    var packed: UInt64 = 0
    for index in bytes.indices { packed = packed << 8 | UInt64(bytes[index].lowercased) }
    return packedBooleanWords.contains(packed)
  }

  private static let packedBooleanWords = (BooleanWords.all + ["inline"]).map { pack($0.utf8) }

  private static func contains(
    _ bytes: Span<UInt8>, _ condition: (UInt8) -> Bool
  ) -> Bool {
    for index in bytes.indices where condition(bytes[index]) { return true }
    return false
  }
}
