/// The style of all pages: light or dark according to the reader's system, as wide as the window,
/// with a visible focus.
package enum PageStyle {
  /// The first rules of a style sheet. Text has a contrast of at least 4.5 with its background,
  /// lines of at least 3 (W3C, WCAG 2.2, 1.4.3 and 1.4.11).
  package static let text = """
    :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f3f3f3;
      --lit: #0a58a6; --error: #b71c1c; --warning: #a65d00; --mark: #ffdf80; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #eee; --paper: #121212; --line: #8a8a8a; --soft: #1f1f1f; --lit: #7cbcff;
        --error: #ff7b72; --warning: #f0a030; --mark: #6b5200; }
    }
    *, ::before { box-sizing: border-box; }
    body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      margin: 1.5em auto; padding: 0 1em; overflow-wrap: anywhere; }
    h1 { font-size: 1.3em; } h2 { font-size: 1.1em; margin-top: 2em; }
    a { color: var(--lit); }
    :focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
    .skip { position: absolute; left: 1em; top: .5em; background: var(--paper); padding: .2em .5em; }
    .skip:not(:focus) { clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
    """
}
