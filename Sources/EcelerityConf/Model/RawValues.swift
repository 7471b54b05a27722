/// The single word or string of a value, or the items of a list, as bytes of the file; empty for a
/// dictionary. Nothing is stored, as a list may be as long as a file.
struct RawValues: Sequence, IteratorProtocol {
  private let tree: SyntaxTree
  private let file: FileID
  private var single: TokenIndex?
  private var items: ListSyntax.Iterator?

  fileprivate init(_ setting: Setting) {
    tree = setting.tree
    file = setting.fileID
    switch setting.syntax.value {
    case .scalar(let token): single = token
    case .list(let list): items = list.makeIterator()
    case .dictionary, .missing: break
    }
  }

  mutating func next() -> RawScalar? {
    if let token = single {
      single = nil
      return RawScalar(token, of: tree, in: file)
    }
    guard let token = items?.next() else { return nil }
    return RawScalar(token, of: tree, in: file)
  }
}

extension Setting {
  /// The value or the items of the list.
  var rawValues: RawValues { RawValues(self) }
}
