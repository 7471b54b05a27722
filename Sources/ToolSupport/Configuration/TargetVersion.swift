package import EcelerityConf

/// `--momentum`: the version of the server that the configuration is for.
package enum TargetVersion {
  /// The option; every version that is known is meant when it is not given.
  package static let option = OptionDeclaration.text(
    "momentum", "VERSION",
    help: "the server version to check against; report what it does not have yet")

  /// The version that `arguments` name.
  package static func version(_ arguments: ParsedArguments) throws(InvalidVersion) -> ServerVersion?
  {
    guard let text = arguments.value("momentum") else { return nil }
    guard let version = ServerVersion(text) else { throw InvalidVersion(text: text) }
    return version
  }

  /// The value is no version.
  package struct InvalidVersion: Error, CustomStringConvertible {
    let text: String

    /// What is there, then what to do.
    package var description: String {
      "option `--momentum` has the value `\(text.visible)`; it takes a version such as `4.2.1`"
    }
  }
}
