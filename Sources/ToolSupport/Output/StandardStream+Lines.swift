extension StandardStream {
  /// Writes `lines` of a file, as in a difference. On a terminal, control and invisible characters
  /// are escaped and invalid UTF-8 is replaced; other readers, such as `patch`, get the bytes
  /// verbatim.
  package mutating func write(lines: [UInt8]) {
    guard isTerminal else { return write(bytes: lines) }
    write(String(decoding: lines, as: UTF8.self).visible(keeping: { $0 == "\n" || $0 == "\t" }))
  }
}
