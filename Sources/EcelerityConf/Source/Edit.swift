/// A replacement of a range of bytes by a text.
public struct Edit: Hashable, Sendable {
  /// The bytes to replace; an empty range inserts.
  public var span: SourceSpan
  /// The replacement text, neither masked nor escaped.
  public var text: String

  /// Creates an edit that replaces `span` with `text`.
  package init(replace span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }

  /// Creates an edit that inserts `text` before the byte at `offset` of `file`.
  package init(insert text: String, at offset: UInt32, of file: FileID) {
    self.init(replace: SourceSpan(file, ByteRange(offset, offset)), with: text)
  }
}

/// A change that a safe fix may make to the merged configuration, because the server treats both
/// alike or could not read the original.
package enum DeclaredDifference: Hashable, Sendable {
  /// A value or a label is spelled differently and means the same.
  case spelling
  /// An option is renamed.
  case name
  /// An option or a stanza without effect is removed.
  case inert
  /// Text that could not be read as intended is now read.
  case reading
}

/// The edits that together fix one finding.
public struct Fix: Hashable, Sendable {
  /// Whether the evaluated configuration stays the same, so that the fix can be applied without
  /// consent.
  public var isSafe: Bool
  /// The edits, none of which overlap.
  public var edits: [Edit]
  /// What a safe fix changes in the merged configuration nevertheless, where it edits.
  package var declared: DeclaredDifference?

  /// Edits that mend something.
  package init(isSafe: Bool, edits: [Edit], declared: DeclaredDifference? = nil) {
    self.isSafe = isSafe
    self.edits = edits
    self.declared = declared
  }

  /// A fix that changes nothing the server would do.
  package static func safe(_ edits: Edit..., changing declared: DeclaredDifference? = nil) -> Fix {
    Fix(isSafe: true, edits: edits, declared: declared)
  }

  /// A fix that needs the author's consent.
  package static func suggestion(_ edits: Edit...) -> Fix { Fix(isSafe: false, edits: edits) }
}

/// A fix that is not offered.
package struct WithheldFix: Hashable, Sendable {
  /// Why it is not.
  package enum Reason: Hashable, Sendable {
    /// A file could not be read, so that the statement it edits may be another one.
    case unreadableFile
    /// The file at `path`, which it edits, is included in `scope` too, which has no such finding.
    case otherScope(path: String, scope: String)
  }

  /// The fix.
  package let fix: Fix
  /// Why it is not offered.
  package let reason: Reason

  /// The fix `fix`, not offered for `reason`.
  package init(_ fix: Fix, because reason: Reason) {
    self.fix = fix
    self.reason = reason
  }
}
