/// A kind of value of which no rule can say whether it is right, and why.
package struct UnjudgedType: Sendable {
  /// The kind.
  package let type: OptionType
  /// Why, in full sentences.
  package let reason: String

  private init(_ type: OptionType, _ reason: String) {
    self.type = type
    self.reason = reason
  }

  /// All of them; any other kind of value is looked at by some rule.
  package static let all: [UnjudgedType] = [
    UnjudgedType(.string, "It is free text."),
    UnjudgedType(.stringList, "It is free text."),
    UnjudgedType(.stringListCsv, "It is free text."),
    UnjudgedType(.path, "Files are those of the server; any text may name one."),
    UnjudgedType(
      .ioPath, "Files are those of the server, and modules may bring schemes of their own."),
    UnjudgedType(.dictionary, "Its keys are those of a script or a driver."),
    UnjudgedType(
      .authParameters, "Its keys are those of the scheme and the driver that check the password."),
    UnjudgedType(.actionList, "The manual lists actions, but not all of the arguments they take."),
    UnjudgedType(.debugMask, "Subsystems come and go with versions; no page has all of them."),
    UnjudgedType(.logFormat, "Modules and scripts add macros of their own."),
    UnjudgedType(.macroString, "Modules and scripts add macros of their own."),
    UnjudgedType(.strftimeFormat, "What the system's library takes differs from system to system."),
    UnjudgedType(.query, "It is written in the language of the data source."),
    UnjudgedType(.secret, "Any text may be one, and none should be looked at."),
    UnjudgedType(.userName, "Accounts are those of the server."),
    UnjudgedType(.groupName, "Accounts are those of the server."),
    UnjudgedType(.capabilitySet, "Capabilities are those of the server's system."),
    UnjudgedType(.privilegeSet, "Privileges are those of the server's system."),
    UnjudgedType(.nodeName, "Nodes are named outside of the configuration too."),
  ]
}
