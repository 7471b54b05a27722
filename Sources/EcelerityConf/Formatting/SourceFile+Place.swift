extension SourceFile {
  /// Line and column of the byte at `offset`, in words.
  func place(at offset: UInt32) -> String {
    let place = LineMap(bytes).position(of: offset)
    return "line \(place.line), column \(place.column)"
  }
}
