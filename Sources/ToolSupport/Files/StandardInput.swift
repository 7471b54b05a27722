internal import EcelerityConf

/// The standard input of the process.
package enum StandardInput {
  /// Reads standard input to its end, waiting as needed.
  package static func readAll() throws(FileError) -> [UInt8] {
    try readAll(descriptor: 0)
  }

  /// Reads `descriptor` to its end.
  package static func readAll(descriptor: Int32) throws(FileError) -> [UInt8] {
    let limit = SourceFile.maximumSize
    let (bytes, code) = readToEnd(descriptor, expecting: 0, limit: limit)
    if code != 0 { throw .system(SystemError("read standard input", code: code)) }
    if bytes.count > limit { throw .tooLarge("standard input") }
    return bytes
  }
}
