/// How the files of a configuration are found.
public struct ConfigurationOptions: Sendable {
  /// Where the product keeps its configuration.
  package static let installedFolder = "/opt/msys/ecelerity/etc/conf"

  /// Whether includes are read at all.
  public var followsIncludes: Bool
  /// The folder used as the configuration folder of the installation.
  public var confRoot: String?
  /// The name of the node whose folder is searched.
  public var node: String?
  /// The working directory, used only to learn the name of the folder a relative path starts in.
  public var workingFolder: String?
  /// The stanzas around the main file, outermost first: it is a fragment that they would include.
  public var enclosure: [StanzaName]
  /// Hypothetical changes, in order.
  public var changes: [ConfigurationChange]

  /// Includes are followed; the configuration folder is inferred from the place of the main file.
  public init(
    followsIncludes: Bool = true, confRoot: String? = nil, node: String? = nil,
    workingFolder: String? = nil, enclosure: [StanzaName] = [],
    changes: [ConfigurationChange] = []
  ) {
    self.followsIncludes = followsIncludes
    self.confRoot = confRoot
    self.node = node
    self.workingFolder = workingFolder
    self.enclosure = enclosure
    self.changes = changes
  }
}
