extension StandardStream {
  /// Writes `lines` of a file, as a difference has them. A terminal gets what would command it, or is not seen, spelt
  /// out, and what is no UTF-8 replaced; everybody else, such as `patch`, gets the bytes as they are.
  package mutating func write(lines: [UInt8]) {
    guard isTerminal else { return write(bytes: lines) }
    write(String(decoding: lines, as: UTF8.self).visible(keeping: { $0 == "\n" || $0 == "\t" }))
  }
}
