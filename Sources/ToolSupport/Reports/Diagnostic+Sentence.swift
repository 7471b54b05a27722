internal import EcelerityConf

extension Diagnostic {
  /// The message and the detail on one line.
  var sentence: String {
    if message.isEmpty || detail.isEmpty { return message + detail }
    return message + (message.hasSuffix("?") ? " " : "; ") + detail
  }
}
