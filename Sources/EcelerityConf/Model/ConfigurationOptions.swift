/// The options for finding the files of a configuration.
public struct ConfigurationOptions: Sendable {
  /// Where the product keeps its configuration.
  package static let installedDirectory = "/opt/msys/ecelerity/etc/conf"

  /// Whether includes are read at all.
  public var followsIncludes: Bool
  /// The directory used as the configuration directory of the installation.
  public var confRoot: String?
  /// The name of the node whose directory is searched.
  public var node: String?
  /// The working directory; used only to determine the name of the directory that a relative path
  /// starts in.
  public var workingDirectory: String?
  /// The stanzas around the main file, outermost first, if it is a fragment to be included in them.
  public var enclosure: [StanzaName]
  /// The module around `enclosure`, or around the main file, if that is part of its stanza.
  package var enclosingModule: OwnModule?
  /// Hypothetical changes, in order.
  public var changes: [ConfigurationChange]

  /// Includes are followed; the configuration directory is inferred from the path of the main file.
  public init(
    followsIncludes: Bool = true, confRoot: String? = nil, node: String? = nil,
    workingDirectory: String? = nil, enclosure: [StanzaName] = [],
    changes: [ConfigurationChange] = []
  ) {
    self.followsIncludes = followsIncludes
    self.confRoot = confRoot
    self.node = node
    self.workingDirectory = workingDirectory
    self.enclosure = enclosure
    self.changes = changes
  }
}
