/// A truth value as the configuration spells it.
///
/// Pages: content/momentum/4/console-commands/config.md; yes and no are of
/// content/momentum/3/3-api/arch-primary-apis.md (contradiction X-18).
struct Truth: Hashable, Sendable {
  let value: Bool

  /// The words, in pairs of opposites.
  static let words = [
    "on", "off", "true", "false", "yes", "no", "enabled", "disabled", "1", "0",
  ]

  /// Reads one of the words, in any letter case.
  init?(_ word: String) {
    switch word.lowercased() {
    case "true", "on", "enabled", "yes", "1": value = true
    case "false", "off", "disabled", "no", "0": value = false
    default: return nil
    }
  }

  /// Reads what the option `keyword` takes for one of them too: `blackhole = inline` says the same as `true`.
  ///
  /// Page: content/momentum/4/config/ref-blackhole.md.
  init?(_ word: String, of keyword: Keyword?) {
    self.init(keyword == .blackhole && word.lowercased() == "inline" ? "true" : word)
  }
}
