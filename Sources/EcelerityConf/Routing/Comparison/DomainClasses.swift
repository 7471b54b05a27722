/// Recipient domains, grouped into classes that neither of two configurations distinguishes, apart from stanzas in
/// bindings and groups.
struct DomainClasses {
  /// Equivalent names.
  struct Class {
    let key: DomainKey
    /// The names that are written in a configuration or were asked for.
    var names: [DomainName] = []
    /// A name that represents all names written nowhere, if the class has any.
    var unnamed: DomainName?

    /// A name that represents the class.
    var example: DomainName? { unnamed ?? names.first }

    /// A name that represents those of the class that are not `excluded`.
    func example(excluding excluded: Set<String>) -> DomainName? {
      unnamed ?? names.first { !excluded.contains($0.text) }
    }
  }

  private(set) var classes: [Class] = []
  private var positions: [DomainKey: Int] = [:]
  private var byName: [String: Int] = [:]

  mutating func add(_ name: DomainName, _ key: DomainKey, isUnnamed: Bool = false) {
    guard byName[name.text] == nil || isUnnamed else { return }
    let position = positions[key] ?? classes.count
    if position == classes.count {
      positions[key] = position
      classes.append(Class(key: key))
    }
    if isUnnamed {
      classes[position].unnamed = classes[position].unnamed ?? name
    } else {
      classes[position].names.append(name)
      byName[name.text] = position
    }
  }

  /// The position of the class of the name `text`, if it is written somewhere or was asked for.
  func position(of text: String) -> Int? { byName[text] }
}
