extension Value {
  /// Whether both say the same, however quoted.
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
  /// Whether the value of `other` says the same.
  func means(_ other: Setting) -> Bool {
    guard let first = rawScalar, let second = other.rawScalar else {
      return value.means(other.value)
    }
    return first.text(is: second)
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
}
