/// A configuration and its findings.
struct CheckedConfiguration {
  let configuration: Configuration
  let findings: [Diagnostic]

  init(_ root: FixRoot, _ loader: any Loader, _ linter: Linter) throws(LoadError) {
    configuration = try Configuration.load(root.path, from: loader, options: root.options)
    findings = linter.lint(configuration)
  }

  /// The number of syntax errors of each kind in each file.
  var syntaxErrors: [FileIdentity: [SyntaxProblem.Kind: Int]] {
    var counts: [FileIdentity: [SyntaxProblem.Kind: Int]] = [:]
    for file in configuration.files {
      for problem in file.tree.problems where problem.isError {
        counts[file.identity, default: [:]][problem.kind, default: 0] += 1
      }
    }
    return counts
  }
}
