/// The kind of a node.
package enum NodeKind: UInt8, Sendable {
  /// The whole file.
  case file
  /// `include "path"`
  case include
  /// `name = value`, where the value is one word or one string.
  case option
  /// `name = ( item … )`
  case listOption
  /// `name = [ key = value … ]`
  case dictionaryOption
  /// `name "label" { … }`
  case stanza
  /// Tokens that form no statement; reported.
  case unexpected
}

/// The index of a node in its tree; 0 is the file.
package typealias NodeIndex = Int

/// One statement in sixteen bytes.
///
/// Nodes are stored in preorder: the first child of a node is the next node, and its next sibling
/// is `end`.
struct Node: Equatable, Sendable {
  let kind: NodeKind
  var flags: NodeFlags
  let firstToken: UInt32
  /// One past the last token.
  var endToken: UInt32
  /// One past the last descendant.
  var end: UInt32

  /// The node in a tree that has this many more tokens and nodes before it.
  @inline(__always)
  func moved(byTokens tokens: UInt32, nodes: UInt32) -> Node {
    Node(
      kind: kind, flags: flags, firstToken: firstToken + tokens, endToken: endToken + tokens,
      end: end + nodes)
  }
}

/// The recovered errors of a statement.
struct NodeFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// The `{` of a stanza is missing and was assumed.
  static let missingOpening = NodeFlags(rawValue: 1)
  /// The `}`, `)` or `]` is missing and was assumed.
  static let missingClosing = NodeFlags(rawValue: 2)
  /// The value of an option or the path of an include is missing.
  static let missingValue = NodeFlags(rawValue: 4)
}
