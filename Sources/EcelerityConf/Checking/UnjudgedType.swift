/// A type of values that no rule can check, and the reason.
package struct UnjudgedType: Sendable {
  /// The type.
  package let type: OptionType
  /// Why, in full sentences.
  package let reason: String

  private init(_ type: OptionType, _ reason: String) {
    self.type = type
    self.reason = reason
  }

  /// All of them; some rule checks the values of any other type.
  package static let all: [UnjudgedType] = [
    UnjudgedType(.string, "It is free text."),
    UnjudgedType(.stringList, "It is free text."),
    UnjudgedType(.stringListCsv, "It is free text."),
    UnjudgedType(.path, "Files are those of the server; any text may name one."),
    UnjudgedType(
      .ioPath, "Files are those of the server, and modules may add schemes."),
    UnjudgedType(.dictionary, "Its keys belong to a script or a driver."),
    UnjudgedType(
      .authParameters, "Its keys belong to the scheme and the driver that check the password."),
    UnjudgedType(.actionList, "The manual lists actions, but not all of the arguments they take."),
    UnjudgedType(.debugMask, "Subsystems come and go with versions; no page has all of them."),
    UnjudgedType(.logFormat, "Modules and scripts add macros."),
    UnjudgedType(.macroString, "Modules and scripts add macros."),
    UnjudgedType(.strftimeFormat, "The formats of the system's library differ between systems."),
    UnjudgedType(.query, "It is written in the language of the data source."),
    UnjudgedType(.secret, "Any text may be one, and secrets should not be read."),
    UnjudgedType(.userName, "Accounts are those of the server."),
    UnjudgedType(.groupName, "Accounts are those of the server."),
    UnjudgedType(.capabilitySet, "Capabilities are those of the server's system."),
    UnjudgedType(.privilegeSet, "Privileges are those of the server's system."),
    UnjudgedType(.nodeName, "Nodes are named outside the configuration too."),
  ]
}
