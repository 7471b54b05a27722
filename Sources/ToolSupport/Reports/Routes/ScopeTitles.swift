internal import EcelerityConf

/// A cache of the title of the previous scope: the settings of one stanza are reported one after the other.
struct ScopeTitles: Sendable {
  private var last: (scope: Scope, title: Title)?

  /// A title in UTF-8.
  struct Title: Sendable {
    let bytes: [UInt8]
    /// Whether it consists of printable ASCII characters.
    let isPrintable: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }

    fileprivate init(_ scope: Scope) {
      let bytes = scope.titleBytes
      isPrintable = bytes.isPrintable(from: 0)
      self.bytes = isPrintable ? bytes : Array(scope.title.utf8)
    }
  }

  mutating func title(of scope: Scope) -> Title {
    if let last, last.scope.isSame(as: scope) { return last.title }
    let title = Title(scope)
    last = (scope, title)
    return title
  }
}

extension [UInt8] {
  /// Appends `title` with control characters escaped.
  mutating func append(visible title: ScopeTitles.Title) {
    if title.isPrintable { self += title.bytes } else { append(visible: title.text) }
  }
}
