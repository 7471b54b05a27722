/// The only stanza for a name, of which others may set the same.
struct DecisiveStanza {
  /// What it sets of `options`.
  let settings: DecisiveSettings
  let stanza: QueuePlaces.Stanza
  /// The stanzas for the name where the binding is not known yet.
  let atReception: [QueuePlaces.Stanza]
  /// The options by which names were found to be alike.
  let options: KeywordSet
}
