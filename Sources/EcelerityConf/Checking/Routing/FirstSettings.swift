/// The first assignments of one kind, for rules that need some but not all of them.
struct FirstSettings {
  /// Numbers, because a `Setting` costs reference counting of its configuration.
  private var ids: [SettingID] = []
  private let maximum: Int

  init(maximum: Int = 16) {
    self.maximum = maximum
  }

  /// Whether there are none.
  var isEmpty: Bool { ids.isEmpty }

  /// Whether further assignments are left out.
  var isFull: Bool { ids.count >= maximum }

  mutating func add(_ setting: Setting) {
    if !isFull { ids.append(setting.id) }
  }

  /// The first of them, an assignment of `configuration`.
  func first(in configuration: Configuration) -> Setting? {
    ids.first.map { Setting(configuration: configuration, id: $0) }
  }

  /// All of them, which are assignments of `configuration`, in reading order.
  func all(in configuration: Configuration) -> some Sequence<Setting> {
    ids.lazy.map { Setting(configuration: configuration, id: $0) }
  }
}
