/// The properties of the installation of a server that its configuration does not contain.
public struct Installation: Hashable, Sendable {
  /// The names of modules that only this installation has, in lower case; names are converted when they are assigned or
  /// inserted.
  public var modules: Set<String> {
    get { lowercaseModules }
    set { lowercaseModules = Installation.lowercased(newValue) }
  }
  private var lowercaseModules: Set<String>
  /// The version of its server; nil when it is not known.
  public var version: ServerVersion?

  /// An installation with the modules of the manual and `modules`, in any letter case.
  public init(modules: some Sequence<String> = [], version: ServerVersion? = nil) {
    // Converted to an array, because a loop over a generic sequence has to look up its types at run time.
    lowercaseModules = Installation.lowercased(Array(modules))
    self.version = version
  }

  private static func lowercased(_ modules: some Collection<String>) -> Set<String> {
    var lowercase: Set<String> = []
    for module in modules { lowercase.insert(module.lowercased()) }
    return lowercase
  }
}
