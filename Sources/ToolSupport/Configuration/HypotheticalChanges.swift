package import EcelerityConf

/// `--set` and `--unset`: assumed changes to the configuration.
package enum HypotheticalChanges {
  private static let set = CommandOption.text(
    "set", "'SCOPE... OPTION=VALUE'", help: "answer as if this were written last"
  ).repeatable()

  private static let unset = CommandOption.text(
    "unset", "'SCOPE... OPTION'", help: "answer as if the scope did not set the option"
  ).repeatable()

  /// Both options.
  package static let options = [set.declaration, unset.declaration]

  /// The changes in `arguments`, in the order of the command line.
  package static func changes(
    _ arguments: ParsedArguments
  ) throws(InvalidChange) -> [ConfigurationChange] {
    var counts: [String: Int] = [:]
    var changes: [ConfigurationChange] = []
    for occurrence in arguments.occurrences {
      guard let text = occurrence.value, options.contains(where: { $0.name == occurrence.name })
      else { continue }
      counts[occurrence.name, default: 0] += 1
      let name = "--\(occurrence.name) \(counts[occurrence.name] ?? 0)"
      do {
        changes.append(
          try occurrence.name == set.name
            ? ChangeQuery.set(text, called: name) : ChangeQuery.unset(text, called: name))
      } catch {
        throw InvalidChange(name: name, reason: error.description)
      }
    }
    return changes
  }

  /// Warnings about `changes`, with which `configuration` was read. Throws if one of them names a
  /// binding that does not exist.
  package static func remarks(
    on changes: [ConfigurationChange], _ configuration: Configuration
  ) throws(InvalidChange) -> [String] {
    for change in changes {
      if let problem = configuration.problem(of: change) {
        throw InvalidChange(name: change.name, reason: problem)
      }
    }
    if changes.isEmpty { return [] }
    let idle = configuration.idleChanges.map { index in
      "\(changes[index].name): `\(changes[index].option.name)` is not set there"
    }
    let misplaced = changes.filter { change in
      !change.isUnset
        && OptionTable.option(change.option, at: change.stanzas.map(\.keyword)) == nil
    }
    return idle + misread(changes.filter { !$0.isUnset }, configuration)
      + misplaced.map { "\($0.name): `\($0.option.name)` is not valid in that scope" }
  }

  /// Warnings about values that are not read as written.
  private static func misread(
    _ changes: [ConfigurationChange], _ configuration: Configuration
  ) -> [String] {
    var evaluator = OptionEvaluator(configuration)
    return changes.compactMap { change -> String? in
      let evaluation = evaluator.evaluate(change.option, at: QueryScope(change.stanzas))
      guard let text = evaluation?.misreadingText else { return nil }
      return "\(change.name): `\(change.option.name)`: \(text)"
    }
  }

  /// A change that is not valid.
  package struct InvalidChange: Error, CustomStringConvertible {
    let name: String
    let reason: String

    /// The change, then the reason.
    package var description: String { "\(name): \(reason)" }
  }
}
