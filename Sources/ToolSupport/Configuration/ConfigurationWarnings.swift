public import EcelerityConf

/// What is wrong with a configuration that is used nevertheless.
public enum ConfigurationWarnings {
  /// More of a kind in one file are not told one by one.
  private static let maximum = 5

  /// Broken syntax and includes that were not read, a line each: the answer may rest on less than
  /// the server would see.
  public static func lines(_ configuration: Configuration, _ map: inout SourceMap) -> [String] {
    var lines: [String] = []
    for file in configuration.files {
      let errors = file.tree.problems.filter(\.isError)
      for problem in errors.prefix(maximum) {
        let place = map.location(of: SourceSpan(file.id, problem.range)).visible
        lines.append("\(place): \(problem.message(in: file.tree).visible)")
      }
      if errors.count > maximum {
        lines.append("\(file.path.visible): \(errors.count - maximum) more syntax errors")
      }
    }
    for problem in configuration.includeProblems where problem.kind.matters {
      let place = map.location(of: problem.span).visible
      lines.append("\(place): \(problem.message.visible): \(problem.detail.visible)")
    }
    return lines
  }
}

extension IncludeProblem.Kind {
  /// Whether something may be missing: the file of online changes is made when there are some.
  fileprivate var matters: Bool { self != .missingLocalChanges }
}
