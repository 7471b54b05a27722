/// The style sheet of the page of a graph, for screens of any width and for paper.
enum GraphPageStyle {
  static let text = """
    \(PageStyle.text)
    body { margin: 1.5em; padding: 0; }
    form { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
    input { font: inherit; width: 22em; max-width: 100%; padding: .2em .4em; } button { font: inherit; }
    #answer { min-height: 1.5em; max-height: 16em; overflow-y: auto; margin: .7em 0; } #answer p { margin: .2em 0; font-weight: 600; }
    #answer ul { margin: 0 0 .5em; }
    .picture, .words { overflow-x: auto; padding: 2px; }
    svg text { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; fill: var(--ink); }
    svg text.title { font-weight: bold; } .edge text { font-size: 11px;
      paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
    .node { cursor: pointer; } .node rect { fill: var(--soft); stroke: var(--line); }
    .edge path { fill: none; stroke: var(--line); } .edge path.head { fill: var(--line); }
    .chosen .node:not(.lit), .chosen .edge:not(.lit) { opacity: .18; }
    .lit rect, .edge.lit path { stroke: var(--lit); stroke-width: 2.5; }
    .edge.lit path.head { fill: var(--lit); }
    table { border-collapse: collapse; overflow-wrap: normal; }
    th, td { border: 1px solid var(--line); padding: .3em .6em; text-align: left; vertical-align: top; }
    tr.lit td { background: var(--soft); box-shadow: inset 0 2px var(--lit), inset 0 -2px var(--lit); }
    @media print {
      form { display: none; } #answer { max-height: none; } .picture, .words { overflow: visible; } svg { max-width: 100%; height: auto; }
      tr { break-inside: avoid; }
    }
    """
}
