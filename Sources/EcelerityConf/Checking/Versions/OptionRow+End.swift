extension OptionRow {
  /// The removal or deprecation of an option.
  struct End {
    /// The first version without it; nil when the table does not say.
    let version: ServerVersion?
    /// The option that replaced it.
    let successor: String?
    /// `was removed in 3.4`, a clause after the name.
    let words: String
  }

  /// The column `until`: `replaced 3.0.15 by eccluster_listener`, `deprecated 5.3`.
  var end: End? {
    guard let parts = until?.split(separator: " ").map(String.init), let word = parts.first else {
      return nil
    }
    let version = parts.dropFirst().first.flatMap { ServerVersion($0) }
    let by = parts.firstIndex(of: "by").map { parts[($0 + 1)...].joined(separator: " ") }
    let since = version.map { " in \($0)" } ?? ""
    return End(
      version: version, successor: by,
      words: word == "inert" ? "no longer has an effect" : "was \(word)\(since)")
  }
}
