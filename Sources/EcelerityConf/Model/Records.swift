/// The number that means "none" where nothing is numbered.
let noRecord = UInt32.max

/// A name of an option or a stanza: a keyword's raw value, or a number from `Keyword.count` on for
/// a name the table does not know.
typealias NameID = UInt32

/// One scope instance: every opening of the same stanza in the same place.
struct ScopeRecord: Sendable {
  let name: NameID
  /// `none` for the global scope.
  let parent: ScopeID
  /// The path of stanza names that leads here, numbered; equal for all scopes of the same kind.
  let shape: UInt32
  /// The first opening.
  let file: UInt32
  let node: UInt32
  /// The token of its label, or `noRecord`.
  let label: UInt32
  /// The bytes between the quotes of its label; empty if it has none.
  let labelRange: ByteRange
  /// Whether the label is a regular expression of domains or hosts.
  let isPattern: Bool
  var firstChild = ScopeID.none
  var lastChild = ScopeID.none
  var nextSibling = ScopeID.none
  var newestSetting = SettingID.none
  var settingCount: UInt32 = 0
  /// The newest of further openings.
  var newestOpening = OpeningID.none

  /// Whether its assignments are looked up in `LargeScopes`.
  var isLarge: Bool { settingCount >= LargeScopes.threshold }
}

/// A second or later opening of a stanza.
struct OpeningRecord: ChainedRecord, Sendable {
  let file: UInt32
  let node: UInt32
  /// The token of its label, or `noRecord`.
  let label: UInt32
  /// The opening before this one, of those after the first.
  let older: OpeningID
}

/// One assignment.
struct SettingRecord: ChainedRecord, Sendable {
  let name: NameID
  let scope: ScopeID
  let file: UInt32
  let node: UInt32
  /// The assignment before this one in the same scope.
  var older: SettingID
  /// The assignment of the same name in the same scope that this one replaces.
  let replaced: SettingID
  /// Whether a later assignment replaces this one.
  var isReplaced = false
}
