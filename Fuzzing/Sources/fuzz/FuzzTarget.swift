/// A kind of input and its invariants.
struct FuzzTarget: Sendable {
  /// The name on the command line and of the corpus.
  let name: String
  /// Ends the process with a message if an invariant is violated.
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

/// Like `precondition`, but with its message in optimized programs, too.
func require(_ condition: Bool, _ words: @autoclosure () -> String) {
  if !condition { fatalError(words()) }
}
