extension Configuration {
  /// Assignments that a later one in the same scope and file replaces, each with that one.
  var overriddenInTheirFile: [(earlier: Setting, later: Setting)] {
    var found: [(Setting, Setting)] = []
    for index in settings.indices where settings[index].replaced != .none {
      let later = settings[index]
      let earlier = settings[later.replaced.index]
      // A file that is included again is read again.
      guard later.file == earlier.file, later.node != earlier.node else { continue }
      found.append(
        (
          Setting(configuration: self, id: later.replaced),
          Setting(configuration: self, id: SettingID(index: index))
        ))
    }
    return found
  }
}
