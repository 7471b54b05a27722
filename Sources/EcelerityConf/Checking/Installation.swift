/// What is known about the installation a configuration is for, and that no file of it says.
public struct Installation: Hashable, Sendable {
  /// The names of modules that only this installation has, in lower case.
  public var modules: Set<String>
  /// The version of its server; nil when it is not known.
  public var version: ServerVersion?

  /// An installation with the modules of the manual and `modules`, named in any letter case.
  public init(modules: some Sequence<String> = [], version: ServerVersion? = nil) {
    var lowercase: Set<String> = []
    // By way of an array: a loop over what is known at run time only finds out about its types first.
    for module in Array(modules) { lowercase.insert(module.lowercased()) }
    self.modules = lowercase
    self.version = version
  }
}
