/// The findings whose fixes were not applied: each once, those that are alike counted with the first of them.
struct RejectedFindings {
  private struct Place: Hashable {
    let key: FindingCounts.Key
    let first: Location
  }

  private struct Group: Hashable {
    let key: FindingCounts.Key
    /// The reason; nil for the group that those join which were not tried.
    let reason: FixRejection?
  }

  private(set) var all: [FixOutcome.Rejected] = []
  private var places: Set<Place> = []
  private var groups: [Group: Int] = [:]

  /// Adds the finding `diagnostic`, identified by `key`, which is at `location` and was at `first` in the file as it was
  /// read. Without a `reason` its fix was not tried, like others that do the same.
  mutating func add(
    _ diagnostic: Diagnostic, _ key: FindingCounts.Key, at location: Location, first: Location,
    because reason: FixRejection?
  ) {
    guard places.insert(Place(key: key, first: first)).inserted else { return }
    if let index = groups[Group(key: key, reason: reason)] {
      all[index].alikeCount += 1
      return
    }
    let known = reason ?? .notTried
    groups[Group(key: key, reason: known)] = all.count
    groups[Group(key: key, reason: nil)] = all.count
    all.append(
      FixOutcome.Rejected(
        rule: diagnostic.rule, message: diagnostic.message, location: location,
        firstLocation: first, reason: known))
  }
}
