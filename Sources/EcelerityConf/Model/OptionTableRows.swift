/// The rows of the option table, each kind in the order of the names.
struct OptionTableRows: Sendable {
  var core: [OptionRow] = []
  var modules: [OptionRow] = []
  var stanzas: [StanzaRow] = []
  /// The scopes of all rows of options, one row's after the other's.
  var scopes: [ScopePath] = []
  /// What rows of options allow, the first being nothing in particular.
  var allowed = [DocumentedValues(0..<0, type: .string)]
  var coreByKeyword = RowsByKeyword()
  var modulesByKeyword = RowsByKeyword()
  var stanzasByKeyword = RowsByKeyword()
}

/// Which rows a keyword has, in rows that are sorted by keyword.
struct RowsByKeyword: Sendable {
  /// The first row of each keyword; one more than there are keywords.
  private var starts: [UInt16] = []

  init() {}

  /// The rows of each of `keywords`, one for each row, which are sorted.
  init(_ keywords: some Sequence<Keyword>) {
    starts.reserveCapacity(Keyword.count + 1)
    var row: UInt16 = 0
    for keyword in keywords {
      while starts.count <= Int(keyword.rawValue) { starts.append(row) }
      row += 1
    }
    while starts.count <= Keyword.count { starts.append(row) }
  }

  subscript(keyword: Keyword) -> Range<Int> {
    Int(starts[Int(keyword.rawValue)])..<Int(starts[Int(keyword.rawValue) + 1])
  }
}
