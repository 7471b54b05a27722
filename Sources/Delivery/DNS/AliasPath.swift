/// The way from a question through aliases to the records that answer it (RFC 1034, 3.6.2).
struct AliasPath {
  /// The aliases in the order of the way.
  private(set) var aliases: [Record] = []
  /// The records asked for at its end.
  private(set) var matches: [Record] = []

  /// Finds the way in the records of a reply, whatever their order; nil when it is a circle.
  init?(from question: Question, in records: [Record]) {
    let byName = Dictionary(grouping: records, by: \.name)
    var name = question.name
    var seen: Set = [name]
    while true {
      let here = byName[name] ?? []
      matches = here.filter { $0.type == question.type }
      guard matches.isEmpty, let alias = here.first(where: { $0.type == .cname }),
        case .alias(let next) = alias.data
      else { return }
      guard seen.insert(next).inserted else { return nil }
      aliases.append(alias)
      name = next
    }
  }
}
