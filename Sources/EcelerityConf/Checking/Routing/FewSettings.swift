/// The first of many assignments of one kind, for rules that want an instance and not all of them.
///
/// By number: an assignment holds on to the configuration, which takes counting.
struct FewSettings {
  private var ids: [UInt32] = []
  private let maximum: Int

  init(maximum: Int = 16) {
    self.maximum = maximum
  }

  /// Whether there are none.
  var isEmpty: Bool { ids.isEmpty }

  /// Whether no more of them are wanted.
  var isFull: Bool { ids.count >= maximum }

  mutating func add(_ setting: Setting) {
    if !isFull { ids.append(setting.id) }
  }

  /// The assignments, which are those of `configuration`, in reading order.
  func all(in configuration: Configuration) -> some Sequence<Setting> {
    ids.lazy.map { Setting(configuration: configuration, id: $0) }
  }
}
