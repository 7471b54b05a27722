/// The properties of the installation of a server that its configuration does not contain.
public struct Installation: Hashable, Sendable {
  /// The names of modules that only this installation has, in lower case.
  public var modules: Set<String>
  /// The version of its server; nil when it is not known.
  public var version: ServerVersion?

  /// An installation with the modules of the manual and `modules`, in any letter case.
  public init(modules: some Sequence<String> = [], version: ServerVersion? = nil) {
    var lowercase: Set<String> = []
    // Converted to an array, because a loop over a generic sequence has to look up its types at run time.
    for module in Array(modules) { lowercase.insert(module.lowercased()) }
    self.modules = lowercase
    self.version = version
  }
}
