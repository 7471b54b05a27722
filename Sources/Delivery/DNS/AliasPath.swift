/// The CNAME chain from a question to the records that answer it (RFC 1034, 3.6.2).
struct AliasPath {
  /// The CNAME records, in the order in which they are followed.
  private(set) var aliases: [Record] = []
  /// The records of the type in question at the end of the chain.
  private(set) var matches: [Record] = []

  /// Follows the chain through `records`, in whatever order they are; nil if it is a loop.
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
