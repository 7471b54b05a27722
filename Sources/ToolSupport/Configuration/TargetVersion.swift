package import EcelerityConf

/// `--momentum`: the version of the server that the configuration is for.
package enum TargetVersion {
  /// The option; by default, all known versions are meant.
  package static let option = CommandOption.text(
    "momentum", "VERSION",
    help: "the server version to check against; report what it does not have yet")

  /// The version in `arguments`.
  package static func version(_ arguments: ParsedArguments) throws(InvalidVersion) -> ServerVersion?
  {
    guard let text = arguments[option] else { return nil }
    guard let version = ServerVersion(text) else { throw InvalidVersion(text: text) }
    return version
  }

  /// A value that is not a version.
  package struct InvalidVersion: Error, CustomStringConvertible {
    let text: String

    /// The problem, then the remedy.
    package var description: String {
      "option `--momentum` has the value `\(text.visible)`; it takes a version such as `4.2.1`"
    }
  }
}
