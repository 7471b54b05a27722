/// What an item of `routes` says about mail, however it is spelled.
struct SpelledHop: Hashable {
  private let target: RouteItem.Target
  private let scheme: RouteItem.Scheme?
  private let port: Int?
  private let preference: Int?

  private init(_ item: RouteItem) {
    target = item.target
    scheme = item.schemePart == nil ? .smtp : item.scheme
    port = item.port
    preference = item.preference
  }

  /// The items of the assignment at `span`.
  static func all(of span: SourceSpan, in configuration: Configuration) -> [SpelledHop] {
    let tree = configuration.file(span.file).tree
    let statement = tree.statement(at: tree.token(at: span.range.lowerBound))
    let tokens: [TokenIndex] =
      switch statement.option?.value {
      case .list(let items): Array(items)
      case .scalar(let token): [token]
      default: []
      }
    return tokens.map { SpelledHop(RouteItem(ScalarText.value($0, in: tree))) }
  }
}

extension [SpelledHop] {
  /// The hops without later repetitions.
  var uniqued: [SpelledHop] {
    var seen: Set<SpelledHop> = []
    return filter { seen.insert($0).inserted }
  }
}
