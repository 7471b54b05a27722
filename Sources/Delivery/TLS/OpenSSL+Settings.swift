extension OpenSSL {
  /// Passes the path of a file that `part` of the settings names to `call`, which returns 1 on success.
  func setFile(
    _ path: String, _ part: TLSSettings.Part, _ call: (Text) -> CInt
  ) throws(TLSError) {
    let isFile: Bool
    do throws(NetworkError) { isFile = try Self.isRegularFile(path) } catch {
      throw .setting(part, path, reason: error.description)
    }
    guard isFile else { throw .setting(part, path, reason: "it is not a file") }
    unsafe try set(path, part, call)
  }

  /// Passes the text of `part` of the settings to `call`, which returns 1 on success; does nothing for nil.
  func set(
    _ text: String?, _ part: TLSSettings.Part, _ call: (Text) -> CInt
  ) throws(TLSError) {
    guard let text else { return }
    guard !text.utf8.contains(0) else {
      throw .setting(part, text, reason: "it has a NUL byte")
    }
    clearErrors()
    guard unsafe text.withCString(call) == 1 else {
      throw .setting(part, text, reason: takeError())
    }
  }
}
