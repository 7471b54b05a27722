import ToolSupport

extension ParsedArguments {
  /// The number of seconds given for the option `name`.
  func duration(_ name: String) -> Duration? {
    decimal(name).map { .milliseconds(Int(($0 * 1000).rounded(.up))) }
  }
}
