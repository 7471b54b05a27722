package import EcelerityConf

extension LoadError {
  /// The path and what is wrong with it, with control characters escaped, as all commands report it.
  package var text: String { "\(path.visible): \(message)" }
}
