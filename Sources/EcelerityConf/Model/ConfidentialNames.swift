extension OptionRow {
  /// Whether its value must never be shown: a password, a key, or something that contains one, such as the
  /// connection string of a data source.
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

/// The names of options whose values are passwords or keys, correctly spelt or not.
package enum ConfidentialNames {
  /// Whether a value of `name` is confidential: the option table says so of the name or of the one that it
  /// probably misspells, or the name contains a word for a secret.
  package static func covers(_ name: String) -> Bool { covers(Array(name.utf8)[...]) }

  /// Whether a value of the name `name`, in bytes, is confidential. The letters rule out nearly all names that the
  /// table does not know.
  static func covers(_ name: ArraySlice<UInt8>) -> Bool {
    if let keyword = Keyword(name.span) { return confidential.contains(keyword) }
    let letters = LetterSet(name)
    let mayContainWord = secretWords.contains {
      letters.contains($0.letters, missingAtMost: 0)
    }
    let limit = Spelling.limit(for: name.count)
    let mayBeMisspelt = knownNames.contains { known in
      abs(known.length - name.count) <= limit
        && letters.contains(known.letters, missingAtMost: limit)
    }
    guard mayContainWord || mayBeMisspelt else { return false }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return secretWords.contains { $0.isFound(in: text) }
      || Spelling.suggestion(for: text, among: knownNames.lazy.map(\.text)) != nil
  }

  /// Whether one of the words of `text` is a confidential name.
  static func isMentioned(in text: ArraySlice<UInt8>) -> Bool {
    text.split { !isNameByte($0) }.contains(where: covers)
  }

  /// Whether `byte` may be part of the name of an option.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A name, or a word in names, with the set of its letters.
  private struct ComparedText {
    let text: String
    /// In bytes.
    let length: Int
    let letters: LetterSet

    init(_ text: String) {
      self.text = text
      length = text.utf8.count
      letters = LetterSet(text.utf8)
    }

    /// Whether `name` contains it.
    func isFound(in name: String) -> Bool {
      let bytes = Array(name.utf8)
      return ByteSearch(text).isFound(in: bytes, 0..<bytes.count)
    }
  }

  /// Words for passwords and keys in the names of options that the table does not know, those of scripts and
  /// other modules.
  private static let secretWords = ["passw", "passphrase", "secret", "token"].map(ComparedText.init)

  /// The names of the option table whose values are confidential.
  private static let confidential = KeywordSet(OptionTable.confidentialNames)

  private static let knownNames = OptionTable.confidentialNames.map { ComparedText($0.name) }
}
