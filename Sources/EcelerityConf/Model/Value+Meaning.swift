extension Value {
  /// Whether both have the same text, however quoted.
  func means(_ other: Value) -> Bool {
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
  /// Whether `other`, which sets the same option, says the same: by the text, or by what the type of the
  /// option overlooks in it, such as the letter case of a word.
  func means(_ other: Setting) -> Bool {
    guard let first = rawScalar, let second = other.rawScalar else { return meansList(other) }
    if first.text(is: second) { return true }
    // Most values are other ones whatever the type is, which spares looking for it.
    return first.resembles(second) && (row?.equates(first.text, second.text) ?? false)
  }

  private func meansList(_ other: Setting) -> Bool {
    guard form == .list || other.form == .list else { return value.means(other.value) }
    // No text is made of equal items: many short lists may be held against a long one.
    let (items, others) = (rawItems, other.rawItems)
    guard form == other.form, items.count == others.count else { return false }
    let row = row
    return zip(items, others).allSatisfy { first, second in
      first.text(is: second)
        || first.resembles(second) && (row?.equates(first.text, second.text) ?? false)
    }
  }

  /// The row of the option table that holds where it stands.
  private var row: OptionRow? {
    guard let keyword, let path = scope.knownPath else { return nil }
    return OptionTable.option(keyword, at: path)
  }
}

extension OptionRow {
  /// Whether the option takes both texts for the same. Words are compared without regard to letter case,
  /// switches by what they say, names as `DomainName`, and `N` of a throttle is `N/1`.
  ///
  /// Pages: content/momentum/4/console-commands/config.md, content/momentum/4/config/ref-delivery-method.md,
  /// content/momentum/4/config/ref-outbound-throttle-messages.md.
  fileprivate func equates(_ first: String, _ second: String) -> Bool {
    switch type {
    case .boolean: return isSameTruth(first, second)
    case .enum, .enumList:
      return first.lowercased() == second.lowercased()
        || allowed.contains("true") && isSameTruth(first, second)
    case .throttle: return OptionRow.count(first) == OptionRow.count(second)
    case .domain, .domainList, .ipOrHostname: return DomainName(first) == DomainName(second)
    default: return false
    }
  }

  private func isSameTruth(_ first: String, _ second: String) -> Bool {
    guard let truth = Truth(first, of: keyword) else { return false }
    return truth == Truth(second, of: keyword)
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

  /// Whether the bytes are the text: nothing in them is an escape, and they are ASCII.
  var isVerbatim: Bool {
    bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\\") }
  }

  /// Whether there may be an option that takes both for the same although the texts differ.
  fileprivate func resembles(_ other: RawScalar) -> Bool {
    let (short, long) = inner.count <= other.inner.count ? (self, other) : (other, self)
    if short.begins(long) {
      let rest = long.bytes.dropFirst(short.inner.count)
      return rest.isEmpty || rest.elementsEqual(".".utf8) || rest.elementsEqual("/1".utf8)
    }
    return short.isSwitch && long.isSwitch || short.hasColon && long.hasColon
      || short.isBeyondASCII || long.isBeyondASCII
  }

  /// Whether `other` begins with the same letters, in any case.
  private func begins(_ other: RawScalar) -> Bool {
    zip(bytes, other.bytes).allSatisfy(AllowedValues.isSameLetter)
  }

  /// Whether it may be a `Truth`.
  private var isSwitch: Bool {
    packed.map(RawScalar.packedSwitches.contains) ?? false
  }

  private static let packedSwitches = (Truth.words + ["inline"]).map { RawScalar.pack($0.utf8) }

  /// Whether it may be an IPv6 address.
  private var hasColon: Bool { bytes.contains(UInt8(ascii: ":")) }

  /// Whether it may be a name that DNS has in another form.
  private var isBeyondASCII: Bool { bytes.contains { $0 >= 0x80 } }
}
