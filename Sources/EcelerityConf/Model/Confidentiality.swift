extension OptionRow {
  /// Whether its value must never be shown: a password, a key, or something that holds one, as what a
  /// data source connects to does.
  public var isConfidential: Bool { type.isConfidential }
}

extension OptionType {
  /// Whether values of this type must never be shown.
  var isConfidential: Bool {
    switch self {
    case .secret, .credential, .authParameters, .uriList: true
    default: false
    }
  }
}

/// Which names of options stand before what must never be shown, rightly spelt or not.
package enum Confidentiality {
  /// What is shown instead.
  package static let mask = "(set)"

  /// Whether a value of `name` is confidential: by a row of the table with that name, by the name
  /// that it is probably a typing mistake for, or by the words in it.
  package static func covers(_ name: String) -> Bool { covers(Array(name.utf8)[...]) }

  /// The same of bytes. The table is asked first; nearly all other names have too little in common with those in
  /// question, and are only looked at once.
  static func covers(_ name: ArraySlice<UInt8>) -> Bool {
    if let keyword = Keyword(name.span) { return confidential.contains(keyword) }
    let letters = Letters(name)
    let isTelling = telling.contains { letters.areThose(of: $0.letters, but: 0) }
    let limit = Spelling.limit(for: name.count)
    let isNear = known.contains { known in
      abs(known.length - name.count) <= limit
        && letters.areThose(of: known.letters, but: limit)
    }
    guard isTelling || isNear else { return false }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return telling.contains { $0.isFound(in: text) }
      || Spelling.suggestion(for: text, among: known.lazy.map(\.name)) != nil
  }

  /// Whether one of the words of `text` is such a name.
  static func isMentioned(in text: ArraySlice<UInt8>) -> Bool {
    text.split { !isOfName($0) }.contains(where: covers)
  }

  /// Whether it may stand in the name of an option.
  static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A name, or a part of one, with its letters.
  private struct Spelt {
    let name: String
    /// Bytes it has.
    let length: Int
    let letters: Letters

    init(_ name: String) {
      self.name = name
      length = name.utf8.count
      letters = Letters(name.utf8)
    }

    /// Whether it is a part of `text`.
    func isFound(in text: String) -> Bool {
      let bytes = Array(text.utf8)
      return ByteSearch(name).isFound(in: bytes, 0..<bytes.count)
    }
  }

  /// What options of scripts and modules that the table does not know call a password or key.
  private static let telling = ["passw", "passphrase", "secret", "token"].map(Spelt.init)

  /// The names of the table whose values are confidential.
  private static let confidential = KeywordSet(OptionTable.confidentialNames)

  /// How these are spelt.
  private static let known = OptionTable.confidentialNames.map { Spelt($0.name) }
}
