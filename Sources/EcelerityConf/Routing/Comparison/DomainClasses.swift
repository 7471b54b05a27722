/// Names of recipients, put together when nothing in either of two configurations tells them apart
/// outside of the stanzas of bindings and groups.
struct DomainClasses {
  /// Names that are alike.
  struct Class {
    let key: DomainKey
    /// Names that are written somewhere, or that were asked for.
    var names: [DomainName] = []
    /// A name that stands for all that are written nowhere, if there are such names.
    var unnamed: DomainName?

    /// One name that stands for all.
    var example: DomainName? { unnamed ?? names.first }

    /// One name that stands for those that are not `excluded`.
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

  /// The class of the name `text`, if it is written somewhere or was asked for.
  func position(of text: String) -> Int? { byName[text] }
}
