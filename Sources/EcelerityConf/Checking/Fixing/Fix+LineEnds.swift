extension Fix {
  /// The fix with inserted lines ended by CR LF in the files for which `hasCarriageReturns` is true.
  func withLineEnds(_ hasCarriageReturns: (FileID) -> Bool) -> Fix {
    guard edits.contains(where: \.insertsLines) else { return self }
    var fix = self
    for index in fix.edits.indices
    where fix.edits[index].insertsLines && hasCarriageReturns(fix.edits[index].span.file) {
      fix.edits[index].addCarriageReturns()
    }
    return fix
  }
}

extension Edit {
  fileprivate var insertsLines: Bool { text.utf8.contains(UInt8(ascii: "\n")) }

  fileprivate mutating func addCarriageReturns() {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n"), bytes.last != UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\r"))
      }
      bytes.append(byte)
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}

extension SourceFile {
  /// Whether the first line ends with CR LF, which is taken for all lines.
  var endsLinesWithCarriageReturns: Bool {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
    return bytes[end - 1] == UInt8(ascii: "\r")
  }
}
