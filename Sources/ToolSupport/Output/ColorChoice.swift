/// The values of `--color`.
package enum ColorChoice: String, Sendable, CaseIterable {
  /// Colour on a terminal, unless the environment asks for none.
  case auto
  /// Colour everywhere.
  case always
  /// No colour.
  case never

  /// The palette for a stream; `variable` looks up the environment.
  ///
  /// An option is more specific than the environment, so `always` overrides `NO_COLOR`
  /// (no-color.org).
  package func palette(
    onTerminal: Bool, variable: (String) -> String? = environmentVariable
  ) -> Palette {
    switch self {
    case .always: Palette(isColored: true)
    case .never: .plain
    case .auto: Palette(isColored: onTerminal && ColorChoice.isWelcome(variable))
    }
  }

  private static func isWelcome(_ variable: (String) -> String?) -> Bool {
    let refusal = variable("NO_COLOR") ?? ""
    let terminal = variable("TERM") ?? "dumb"
    return refusal.isEmpty && terminal != "dumb"
  }
}
