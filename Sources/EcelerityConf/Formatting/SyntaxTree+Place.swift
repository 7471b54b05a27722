extension SyntaxTree {
  /// Line and column of token `index`, in words.
  func place(of index: TokenIndex) -> String {
    let place = LineMap(source.bytes).position(of: tokens.start(index))
    return "line \(place.line), column \(place.column)"
  }
}
