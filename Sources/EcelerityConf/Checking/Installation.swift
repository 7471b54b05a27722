/// What is known about the installation a configuration is for, and that no file of it says.
public struct Installation: Hashable, Sendable {
  /// The names of modules that only this installation has, in lower case, to which what is assigned or inserted
  /// is brought.
  public var modules: Set<String> {
    get { lowercaseModules }
    set { lowercaseModules = Installation.lowercased(newValue) }
  }
  private var lowercaseModules: Set<String>
  /// The version of its server; nil when it is not known.
  public var version: ServerVersion?

  /// An installation with the modules of the manual and `modules`, named in any letter case.
  public init(modules: some Sequence<String> = [], version: ServerVersion? = nil) {
    // By way of an array: a loop over what is known at run time only finds out about its types first.
    lowercaseModules = Installation.lowercased(Array(modules))
    self.version = version
  }

  private static func lowercased(_ modules: some Collection<String>) -> Set<String> {
    var lowercase: Set<String> = []
    for module in modules { lowercase.insert(module.lowercased()) }
    return lowercase
  }
}
