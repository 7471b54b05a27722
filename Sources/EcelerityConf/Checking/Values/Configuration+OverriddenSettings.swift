extension Configuration {
  /// An assignment that a later one in the same scope and file replaces.
  struct OverriddenSetting {
    let earlier: Setting
    let later: Setting
    /// Whether no other file sets the option between them.
    let isDirect: Bool
  }

  /// So many assignments of other files are passed over on the way to an earlier one.
  private static let maximumBetween = 64

  /// Assignments that a later one in the same scope and file replaces.
  var overriddenInTheirFile: [OverriddenSetting] {
    var found: [OverriddenSetting] = []
    for index in settings.indices where settings[index].replaced != .none {
      if let pair = overridden(by: index) { found.append(pair) }
    }
    return found
  }

  /// The assignment that the one at `index` replaces, if it is in the same file.
  private func overridden(by index: Int) -> OverriddenSetting? {
    let later = settings[index]
    var next = later.replaced
    for count in 0...Configuration.maximumBetween where next != .none {
      let earlier = settings[next.index]
      if earlier.file == later.file {
        // Of a file that is included again, the last lines come before the first ones.
        guard earlier.node < later.node else { return nil }
        return OverriddenSetting(
          earlier: Setting(configuration: self, id: next),
          later: Setting(configuration: self, id: SettingID(index: index)), isDirect: count == 0)
      }
      next = earlier.replaced
    }
    return nil
  }
}
