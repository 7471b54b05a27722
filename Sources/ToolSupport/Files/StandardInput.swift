internal import EcelerityConf

/// The bytes that other programs or people send to this one.
package enum StandardInput {
  /// Everything up to the end of standard input; waits for it.
  package static func readAll() throws(FileError) -> [UInt8] {
    try readAll(descriptor: 0)
  }

  /// Everything up to the end of `descriptor`.
  package static func readAll(descriptor: Int32) throws(FileError) -> [UInt8] {
    let limit = SourceFile.maximumSize
    let (bytes, code) = readToEnd(descriptor, expecting: 0, limit: limit)
    if code != 0 { throw .system(SystemError("read standard input", code: code)) }
    if bytes.count > limit { throw .tooLarge("standard input") }
    return bytes
  }
}
