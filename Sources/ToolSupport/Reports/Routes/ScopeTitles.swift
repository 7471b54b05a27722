internal import EcelerityConf

/// The title of the scope that was asked for last: what one stanza sets is told one after the other.
struct ScopeTitles: Sendable {
  private var last: (scope: Scope, title: Title)?

  /// A title in UTF-8.
  struct Title: Sendable {
    let bytes: [UInt8]
    /// Whether all of it is visible characters of ASCII and blanks.
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
  /// Appends `title` with control characters spelt out.
  mutating func append(visible title: ScopeTitles.Title) {
    if title.isPrintable { self += title.bytes } else { append(visible: title.text) }
  }
}
