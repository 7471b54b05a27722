extension Setting {
  /// The one word of the value in lower case; nil for lists and dictionaries.
  var word: String? { value.text?.lowercased() }

  /// Where the value stands, without the quotes of a single one.
  var innerValueSpan: SourceSpan {
    if case .scalar(let scalar) = value { return scalar.textSpan }
    return valueSpan
  }

  /// Writes `word` in place of the value.
  func replacing(valueBy word: String) -> Edit { Edit(replace: innerValueSpan, with: word) }
}

extension Scalar {
  /// No list of ciphers or protocols is as long; what is done with each part stays bounded.
  static let maximumParts = 256

  /// The parts between any of `separators`, in reading order, empty ones left out, at most `maximum`.
  func parts(separatedBy separators: String, maximum: Int = maximumParts) -> [TextPart] {
    let bytes = Array(text.utf8)
    let marks = Set(separators.utf8)
    var parts: [TextPart] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || marks.contains(bytes[index]) {
      if parts.count == maximum { break }
      if start < index { parts.append(TextPart(bytes, start..<index)) }
      start = index + 1
    }
    return parts
  }

  /// Where a part of the decoded text stands.
  func span(of part: TextPart) -> SourceSpan { span(of: part.range) }
}
