extension SourceFile {
  /// The line and column of the byte at `offset`, as text for messages.
  func place(at offset: UInt32) -> String {
    let place = LineMap(bytes).position(of: offset)
    return "line \(place.line), column \(place.column)"
  }
}
