/// A cache of the routes that many names share on one binding: the route of names without settings of their own,
/// and those of names with the same decisive settings.
struct SharedRoutes: Sendable {
  /// The state of a route in the cache.
  enum Answer {
    /// The route is known, or known not to exist.
    case settled(PlainRoute?)
    /// The route was asked for often enough to find it by a walk.
    case worthWalking
    /// The route is not known yet.
    case unknown
  }

  private struct Entry {
    /// The number of names answered without the route.
    var questions = 0
    var route: PlainRoute?
    var isSettled = false

    /// With this many questions, the walk that finds the shared route pays off.
    static let questionsBeforeWalk = 8

    mutating func ask() -> Answer {
      if isSettled { return .settled(route) }
      questions += 1
      return questions < Entry.questionsBeforeWalk ? .unknown : .worthWalking
    }
  }

  private var plain = Entry()
  private var bySettings: [DecisiveSettings: Entry] = [:]
  private var settledCount = 0

  /// Each route has rendered answers attached.
  private static let maximumCount = 64
  private static let maximumEntries = 1024

  /// The route of names with the decisive `settings`; nil means names without settings of their own.
  mutating func ask(for settings: DecisiveSettings?) -> Answer {
    guard let settings else { return plain.ask() }
    if let known = bySettings[settings], known.isSettled { return .settled(known.route) }
    guard settledCount < SharedRoutes.maximumCount else { return .settled(nil) }
    // Entries for settings that occur once are evicted.
    if bySettings.count >= SharedRoutes.maximumEntries {
      bySettings = bySettings.filter { $0.value.isSettled }
    }
    return bySettings[settings, default: Entry()].ask()
  }

  /// Stores the result of a walk.
  mutating func settle(_ settings: DecisiveSettings?, _ route: PlainRoute?) {
    let entry = Entry(route: route, isSettled: true)
    guard let settings else { return plain = entry }
    bySettings[settings] = entry
    settledCount += 1
  }
}
