/// One kind of input, and what must hold for every one of them.
struct FuzzTarget: Sendable {
  /// The word for it on the command line and the name of its corpus.
  let name: String
  /// Ends the process with words when something does not hold.
  let check: @Sendable ([UInt8]) -> Void

  static let all = [
    FuzzTarget(name: "parse", check: checkParsing),
    FuzzTarget(name: "format", check: checkFormatting),
    FuzzTarget(name: "lint", check: checkLinting),
    FuzzTarget(name: "fix", check: checkFixing),
    FuzzTarget(name: "routes", check: checkRoutes),
    FuzzTarget(name: "patterns", check: checkPatterns),
    FuzzTarget(name: "expectations", check: checkExpectations),
    FuzzTarget(name: "settings", check: checkSettings),
    FuzzTarget(name: "arguments", check: checkArguments),
    FuzzTarget(name: "dns", check: checkMessages),
    FuzzTarget(name: "smtp", check: checkReplies),
    FuzzTarget(name: "http", check: checkResponses),
    FuzzTarget(name: "sts", check: checkPolicies),
    FuzzTarget(name: "names", check: checkNames),
  ]

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Like `precondition`, which says nothing in an optimised program.
func require(_ condition: Bool, _ words: @autoclosure () -> String) {
  if !condition { fatalError(words()) }
}
