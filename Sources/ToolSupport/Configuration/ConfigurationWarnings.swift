package import EcelerityConf

/// Problems of a configuration that affect the answers about it.
package enum ConfigurationWarnings {
  /// The maximum number of errors listed per file.
  private static let maximum = 5

  /// The syntax errors of all files, one per line: the server would load none of the configuration.
  package static func syntaxErrors(
    _ configuration: Configuration, _ map: inout SourceMap
  ) -> [String] {
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
    return lines
  }

  /// The failing includes, one per line: the server would load none of the configuration.
  package static func failingIncludes(
    _ configuration: Configuration, _ map: inout SourceMap
  ) -> [String] {
    lines(configuration.includeProblems.filter(\.kind.isFailure), &map)
  }

  /// The includes whose contents cannot be known, one per line: the answer may be based on less
  /// than the server would see.
  package static func unknownIncludes(
    _ configuration: Configuration, _ map: inout SourceMap
  ) -> [String] {
    lines(configuration.includeProblems.filter(\.kind.isUnknowable), &map)
  }

  private static func lines(_ problems: [IncludeProblem], _ map: inout SourceMap) -> [String] {
    problems.map { problem in
      let place = map.location(of: problem.span).visible
      return "\(place): \(problem.message.visible): \(problem.commandDetail.visible)"
    }
  }
}

extension Configuration {
  /// Whether an include fails, so that the server would load nothing.
  package var hasFailingInclude: Bool { includeProblems.contains { $0.kind.isFailure } }
}

extension IncludeProblem.Kind {
  fileprivate var isUnknowable: Bool {
    if case .unknowable = self { true } else { false }
  }

  /// The file of online changes is created with the first change; its absence is not a failure.
  fileprivate var isFailure: Bool { self != .missingLocalChanges && !isUnknowable }
}
