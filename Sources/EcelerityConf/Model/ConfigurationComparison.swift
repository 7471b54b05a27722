/// Compares two merged configurations by meaning: scopes by path and label key, assignments by
/// name and value. Quotes, letter case of names, comments and files do not count; an assignment that
/// a later one repeats word for word does not either.
///
///     ConfigurationComparison.differences(before, after).isEmpty
public struct ConfigurationComparison: Sendable {
  private var found: [ConfigurationDifference] = []

  /// The differences of `after` from `before`, scope by scope.
  public static func differences(
    _ before: Configuration, _ after: Configuration
  ) -> [ConfigurationDifference] {
    differences(before.global, after.global)
  }

  static func differences(_ before: Scope, _ after: Scope) -> [ConfigurationDifference] {
    var comparison = ConfigurationComparison()
    comparison.compare(before, after)
    return comparison.found
  }

  /// Compares in the order of the text. A loop, as includes may nest scopes deeper than a stack allows.
  private mutating func compare(_ before: Scope, _ after: Scope) {
    var waiting = [(before, after)]
    while let (before, after) = waiting.popLast() {
      waiting += compareContents(before, after).reversed()
    }
  }

  /// Compares the contents of two scopes; returns the stanzas that both have, which are not compared yet.
  private mutating func compareContents(_ before: Scope, _ after: Scope) -> [(Scope, Scope)] {
    compareSettings(before, after)
    let old = KeyedList(before.children.map { ($0.comparisonKey, $0) })
    let new = KeyedList(after.children.map { ($0.comparisonKey, $0) })
    let kept = new.keys.filter { old.values[$0] != nil }
    if old.keys.filter({ new.values[$0] != nil }) != kept { report(.reordered, in: before) }
    compareUnmatched(
      old.keys.filter { new.values[$0] == nil }.flatMap { old.values[$0] ?? [] },
      new.keys.filter { old.values[$0] == nil }.flatMap { new.values[$0] ?? [] }, in: before)
    return kept.flatMap { Array(zip(old.values[$0] ?? [], new.values[$0] ?? [])) }
  }

  // MARK: Assignments

  private mutating func compareSettings(_ before: Scope, _ after: Scope) {
    let old = before.effectiveSettings
    let new = after.effectiveSettings
    if old.elementsEqual(new, by: { $0.name == $1.name && $0.value.means($1.value) }) { return }
    let oldByName = KeyedList(old.map { ($0.name, $0) })
    let newByName = KeyedList(new.map { ($0.name, $0) })
    let count = found.count
    for name in oldByName.keys {
      compare(oldByName.values[name] ?? [], newByName.values[name] ?? [], name, in: before)
    }
    for name in newByName.keys where oldByName.values[name] == nil {
      report(.added, name, in: before, [], (newByName.values[name] ?? []).map(\.span))
    }
    if found.count == count { report(.reordered, in: before) }
  }

  private mutating func compare(
    _ old: [Setting], _ new: [Setting], _ name: String, in scope: Scope
  ) {
    if old.elementsEqual(new, by: { $0.value.means($1.value) }) { return }
    report(new.isEmpty ? .removed : .changed, name, in: scope, old.map(\.span), new.map(\.span))
  }

  // MARK: Stanzas

  /// Reports stanzas that only one side has; two with equal contents are one that was relabelled.
  private mutating func compareUnmatched(_ old: [Scope], _ new: [Scope], in scope: Scope) {
    var unpaired = new
    for first in old {
      let partner = unpaired.firstIndex { second in
        first.name == second.name
          && ConfigurationComparison.differences(first, second).isEmpty
      }
      let second = partner.map { unpaired.remove(at: $0) }
      report(
        second == nil ? .removed : .relabelled, first.ownTitle, in: scope, first.openings,
        second?.openings ?? [])
    }
    for second in unpaired { report(.added, second.ownTitle, in: scope, [], second.openings) }
  }

  private mutating func report(
    _ kind: ConfigurationDifference.Kind, _ name: String = "", in scope: Scope,
    _ before: [SourceSpan] = [], _ after: [SourceSpan] = []
  ) {
    found.append(
      ConfigurationDifference(
        kind: kind, scope: scope.title, name: name, before: before, after: after))
  }
}

/// Values by key, and the keys in the order of their first value.
private struct KeyedList<Element> {
  private(set) var keys: [String] = []
  private(set) var values: [String: [Element]] = [:]

  init(_ pairs: [(String, Element)]) {
    for (key, value) in pairs {
      if values[key] == nil { keys.append(key) }
      values[key, default: []].append(value)
    }
  }
}

extension Scope {
  /// The assignments without those that are replaced by one with the same value.
  fileprivate var effectiveSettings: [Setting] {
    var repeated: Set<SettingID> = []
    let settings = settings
    for later in settings {
      guard let earlier = later.replaced, earlier.value.means(later.value) else { continue }
      repeated.insert(earlier.id)
    }
    return repeated.isEmpty ? settings : settings.filter { !repeated.contains($0.id) }
  }

  /// Name and label key; no name has a space.
  fileprivate var comparisonKey: String {
    label.map { name + " " + LabelKey.make($0, of: keyword) } ?? name
  }

  fileprivate var ownTitle: String {
    label.map { "\(name) \(isLabelConfidential ? Redaction.mask : $0)" } ?? name
  }

  fileprivate var openings: [SourceSpan] { headers.map(\.span) }
}
