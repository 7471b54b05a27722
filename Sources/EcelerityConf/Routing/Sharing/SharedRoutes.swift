/// The routes that many names share on one binding: that of names without settings of their own,
/// and those of names whose stanzas set the same.
struct SharedRoutes: Sendable {
  /// What is known of a route.
  enum Answer {
    /// There is one, or there will be none.
    case settled(PlainRoute?)
    /// It was asked for so often that it is worth a walk.
    case worthWalking
    /// It is not known yet.
    case unknown
  }

  private struct Entry {
    /// How many names had to be answered without it.
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

  /// Answers in words are kept with each of them.
  private static let maximumCount = 64
  private static let maximumEntries = 1024

  /// The route of names of which `settings` are all that decides; of names without settings of their
  /// own when it is nil.
  mutating func ask(for settings: DecisiveSettings?) -> Answer {
    guard let settings else { return plain.ask() }
    if let known = bySettings[settings], known.isSettled { return .settled(known.route) }
    guard settledCount < SharedRoutes.maximumCount else { return .settled(nil) }
    // What is set only once is forgotten again.
    if bySettings.count >= SharedRoutes.maximumEntries {
      bySettings = bySettings.filter { $0.value.isSettled }
    }
    return bySettings[settings, default: Entry()].ask()
  }

  /// Remembers what a walk has found.
  mutating func settle(_ settings: DecisiveSettings?, _ route: PlainRoute?) {
    let entry = Entry(route: route, isSettled: true)
    guard let settings else { return plain = entry }
    bySettings[settings] = entry
    settledCount += 1
  }
}
