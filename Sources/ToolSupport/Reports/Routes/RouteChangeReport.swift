package import EcelerityConf

/// What mail goes another way, for people: how much changes, then for whom, what, and where it is
/// written, then what it takes to apply it.
///
///     1 change
///     1. mill.example, on every binding
///        port  2003 -> 24  by default -> new.conf:4:3
///        applying takes a reload (lmtp_port)
package struct RouteChangeReport: Sendable {
  private let palette: Palette
  private static let maximumNames = 3
  private static let maximumBindings = 4

  /// A report in the colours of `palette`.
  package init(_ palette: Palette) {
    self.palette = palette
  }

  /// The whole report; `old` and `new` belong to the configurations that were compared.
  package func text(
    _ differences: RouteDifferences, _ old: inout SourceMap, _ new: inout SourceMap
  ) -> String {
    var text = palette.paint(summary(differences), .bold) + "\n"
    for (index, change) in differences.changes.enumerated() {
      text += "\(index + 1). " + who(change) + "\n"
      text += details(change, &old, &new)
    }
    for binding in differences.addedBindings {
      text += "binding \(title(binding)) is new\n"
    }
    for binding in differences.removedBindings {
      text += "binding \(title(binding)) is removed; messages in its queues go to the binding "
      text += "\(RouteQuery.defaultBinding) [doc]\n"
    }
    for group in differences.addedBindingGroups {
      text += "binding group \(group.visible) is new\n"
    }
    for group in differences.removedBindingGroups {
      text +=
        "binding group \(group.visible) is removed; a policy that puts messages on it finds no "
      text += "binding [inf]\n"
    }
    for pattern in differences.unknown {
      text += doubt(pattern, &old, &new)
    }
    if differences.mayMissOverlaps {
      text += "note: too many regular expressions to try every overlap; names and "
      text += "addresses that match several may change too; list them with --domains-file\n"
    }
    return text
  }

  private func summary(_ differences: RouteDifferences) -> String {
    switch differences.changes.count {
    case 0 where !differences.areComplete:
      "no change found, but not all names could be compared"
    case 0 where differences.isEmpty: "no route changes"
    case 0: "no route changes, but bindings or their groups are added or removed"
    case 1: "1 class of mail changes its route"
    case let count: "\(count) classes of mail change their routes"
    }
  }

  // MARK: For whom

  private func who(_ change: RouteChange) -> String {
    var parts = change.names.prefix(Self.maximumNames).map(\.visible)
    let more = change.names.count - parts.count
    if more > 0 { parts.append(more.counting("other name")) }
    parts += others(change)
    return palette.paint(parts.joined(separator: ", "), .bold) + bindings(change.bindings)
  }

  /// Names that are written nowhere.
  private func others(_ change: RouteChange) -> [String] {
    let names = change.unwritten.filter { $0.example.address == nil }
    let addresses = change.examples.filter { $0.address != nil }.prefix(Self.maximumNames)
    var parts: [String] = []
    if change.includesEveryUnwrittenName {
      parts.append("every name that is not written anywhere")
    } else {
      if names.contains(where: \.patterns.isEmpty) {
        parts.append(
          "every name that is not written anywhere and that no expression or list matches")
      }
      if let first = names.first(where: { !$0.patterns.isEmpty }) {
        let sets = names.map(\.patterns).filter { !$0.isEmpty }
        parts.append("names such as \(first.example.text.visible) that match \(alternatives(sets))")
      }
    }
    if !addresses.isEmpty {
      parts.append("addresses such as " + addresses.map(\.text).joined(separator: ", "))
    }
    return parts
  }

  /// The names that match all patterns of one of `sets`.
  private func alternatives(_ sets: [[String]]) -> String {
    let all = sets.withoutSupersets
    let shown = all.prefix(Self.maximumNames).map { set in
      set.map { "`\($0.visible)`" }.joined(separator: " and ")
    }
    let more = all.count - shown.count
    return shown.joined(separator: " or ") + (more > 0 ? " or \(more) more" : "")
  }

  private func bindings(_ all: [RouteBinding]) -> String {
    let shown = all.prefix(Self.maximumBindings).map(title).joined(separator: ", ")
    let more = all.count - Self.maximumBindings
    return ", on binding\(all.count == 1 ? "" : "s") \(shown)"
      + (more > 0 ? " and \(more) more" : "")
  }

  private func title(_ binding: RouteBinding) -> String {
    binding.name.visible + (binding.group.map { " of \($0.visible)" } ?? "")
  }

  // MARK: What

  private func details(
    _ change: RouteChange, _ old: inout SourceMap, _ new: inout SourceMap
  ) -> String {
    var rows: [[String]] = []
    for (attribute, decision) in zip(change.attributes, change.decisions) {
      let value = "\(words(attribute.old)) -> \(words(attribute.new))"
      let place =
        "\(places(decision.old, &old)) -> \(places(decision.new, &new))"
      rows.append([attribute.attribute.rawValue, value, place])
    }
    var text = RouteText.table(rows, indent: 3)
    for way in OptionApplication.Way.allCases {
      let options = change.applications.filter { $0.way == way }.map(\.option.name)
      if options.isEmpty { continue }
      text += "   \(way.words(for: change.refreshed)): \(options.joined(separator: ", "))\n"
    }
    return text
  }

  private func words(_ values: [String]) -> String {
    values.map { $0.isEmpty ? "\"\"" : $0.visible }.joined(separator: ", ")
  }

  private func places(_ settings: [Setting], _ map: inout SourceMap) -> String {
    if settings.isEmpty { return "default" }
    var found: [String] = []
    for setting in settings { found.append(map.location(of: setting.span).description.visible) }
    return found.joined(separator: " ")
  }

  // MARK: What is not known

  private func doubt(
    _ pattern: UnknownPattern, _ old: inout SourceMap, _ new: inout SourceMap
  ) -> String {
    let label = (pattern.stanza.label ?? "").visible
    var place = ""
    if let span = pattern.stanza.header?.span {
      place = (pattern.isNew ? new.location(of: span) : old.location(of: span)).description.visible
    }
    let more =
      pattern.failure.map { ": \($0)".visible + "; their routes may differ" }
      ?? "; list them with --domains-file"
    return "note: cannot separate names that match `\(label)` (\(place))\(more)\n"
  }
}

extension OptionApplication.Way {
  /// The action that is needed for mail that is queued for `domain`.
  func words(for domain: String) -> String {
    switch self {
    case .reload: "takes effect with a reload [doc]"
    case .restart: "takes effect with a restart [doc]"
    case .refresh:
      "takes effect after a reload, when cached data of the domain expires or by `refresh domain "
        + "\(domain.visible)` [doc]"
    case .unknown: "whether a reload is enough is not documented"
    }
  }
}
