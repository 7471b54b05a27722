extension Setting {
  /// The items of a list of routes, with those put together again that lack their quotes: an equals
  /// sign ends a bare word, so that `smtp://a.example?pref=10` is two words.
  ///
  /// Values with an equals sign have to be quoted (content/momentum/4/conf-overview.md); what the
  /// server makes of one that is not, no page says. That it is one item is decided: the rules tell
  /// of the missing quotes and of what the item says, and routes are explained as it was meant.
  var routeTexts: [Scalar] {
    let items = value.items
    guard items.contains(where: { !$0.isQuoted }) else { return items }
    var texts: [Scalar] = []
    for item in items {
      if let last = texts.last, last.text.hasSuffix("="), !last.isQuoted, !item.isQuoted,
        last.span.range.upperBound == item.span.range.lowerBound
      {
        texts[texts.count - 1] = last.joined(with: item)
      } else {
        texts.append(item)
      }
      if !item.isQuoted {
        texts[texts.count - 1] = texts[texts.count - 1].withEquals(in: configuration)
      }
    }
    return texts
  }
}

extension Scalar {
  /// Whether it is a route with parameters that lacks its quotes.
  var isUnquotedRoute: Bool { !isQuoted && text.contains("=") }

  fileprivate func joined(with other: Scalar) -> Scalar {
    let range = ByteRange(span.range.lowerBound, other.span.range.upperBound)
    return Scalar(text: text + other.text, span: SourceSpan(span.file, range), isQuoted: false)
  }

  /// The word with the equals sign behind it, if there is one.
  fileprivate func withEquals(in configuration: Configuration) -> Scalar {
    let bytes = configuration.file(span.file).tree.source.bytes
    let end = span.range.upperBound
    guard Int(end) < bytes.count, bytes[Int(end)] == UInt8(ascii: "=") else { return self }
    let range = ByteRange(span.range.lowerBound, end + 1)
    return Scalar(text: text + "=", span: SourceSpan(span.file, range), isQuoted: false)
  }
}
