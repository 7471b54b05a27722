/// How the page of a picture looks: light or dark as the reader's system is, all of it on paper.
enum GraphPageStyle {
  static let text = """
    :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f3f3f3;
      --lit: #0a58a6; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #eee; --paper: #121212; --line: #8a8a8a; --soft: #1f1f1f; --lit: #7cbcff; }
    }
    body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      margin: 1.5em; }
    h1 { font-size: 1.3em; } h2 { font-size: 1.1em; margin-top: 2em; }
    form { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
    input { font: inherit; min-width: 20em; padding: .2em .4em; } button { font: inherit; }
    #answer { min-height: 1.5em; max-height: 16em; overflow-y: auto; margin: .7em 0; } #answer p { margin: .2em 0; font-weight: 600; }
    #answer ul { margin: 0 0 .5em; }
    .picture { overflow-x: auto; padding: 2px; }
    svg text { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; fill: var(--ink); }
    svg text.title { font-weight: bold; } .edge text { font-size: 11px;
      paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
    .node { cursor: pointer; } .node rect { fill: var(--soft); stroke: var(--line); }
    .edge path { fill: none; stroke: var(--line); } .edge path.head { fill: var(--line); }
    :focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
    .chosen .node:not(.lit), .chosen .edge:not(.lit) { opacity: .18; }
    .lit rect, .edge.lit path { stroke: var(--lit); stroke-width: 2.5; }
    .edge.lit path.head { fill: var(--lit); }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: .3em .6em; text-align: left; vertical-align: top; }
    tr.lit td { background: var(--soft); box-shadow: inset 0 2px var(--lit), inset 0 -2px var(--lit); }
    @media print {
      form { display: none; } #answer { max-height: none; } .picture { overflow: visible; } svg { max-width: 100%; height: auto; }
      tr { break-inside: avoid; }
    }
    """
}
