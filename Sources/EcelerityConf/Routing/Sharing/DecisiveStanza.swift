/// The only stanza for a name, with settings that other names may share.
struct DecisiveStanza {
  /// Its settings among `options`.
  let settings: DecisiveSettings
  let stanza: QueuePlaces.Stanza
  /// The stanzas for the name while the binding is not known yet.
  let atReception: [QueuePlaces.Stanza]
  /// The options that are compared to find names with the same route.
  let options: KeywordSet
}
