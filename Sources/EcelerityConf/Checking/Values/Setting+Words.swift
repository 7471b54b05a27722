extension Setting {
  /// The single value in lower case; nil for lists and dictionaries.
  var word: String? { value.text?.lowercased() }

  /// The place of the value, without its quotes if it is a single one.
  var innerValueSpan: SourceSpan {
    if case .scalar(let scalar) = value { return scalar.textSpan }
    return valueSpan
  }

  /// An edit that replaces the value by `word`.
  func replacing(valueBy word: String) -> Edit { Edit(replace: innerValueSpan, with: word) }
}

extension Scalar {
  /// More than any list of ciphers or protocols has; bounds the work for each part.
  static let maximumParts = 256

  /// The parts between any of `separators`, in reading order, without empty ones, at most `maximum`.
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

  /// The place of `part` of the decoded text.
  func span(of part: TextPart) -> SourceSpan { span(of: part.range) }
}
