/// The assignment that first makes each address the source of a binding.
struct FirstSources {
  /// Assignments by number, because a `Setting` costs reference counting of its configuration.
  private var sources: [(address: IPAddress, setting: SettingID)] = []
  private var slots = HashSlots()

  /// The assignment that was added first for `address`; nil after adding `setting` as the first.
  mutating func first(of address: IPAddress, adding setting: Setting) -> Setting? {
    let hash = UInt32(truncatingIfNeeded: address.hashValue)
    if let known = slots.find(hash, where: { sources[Int($0)].address == address }) {
      return Setting(configuration: setting.configuration, id: sources[Int(known)].setting)
    }
    slots.insert(UInt32(sources.count), hash: hash)
    sources.append((address, setting.id))
    return nil
  }
}
