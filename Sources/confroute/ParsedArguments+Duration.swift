import ToolSupport

extension ParsedArguments {
  /// The duration that the option `name` gives in seconds, rounded up to milliseconds.
  func duration(_ name: String) -> Duration? {
    decimal(name).map { .milliseconds(Int(($0 * 1000).rounded(.up))) }
  }
}
