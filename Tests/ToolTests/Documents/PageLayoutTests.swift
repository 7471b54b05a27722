import Foundation
import TestFiles
import TestServers
import Testing

/// Tests of the pages of conflint and confroute on small screens and without a mouse.
///
/// `PAGE_PICTURES` names a directory for screenshots, for visual inspection.
@Suite(.enabled(if: Browser.isAvailable, Browser.missing), .serialized)
struct PageLayoutTests {
  /// A page with the command that prints it.
  struct Page: CustomStringConvertible {
    let name: String
    let command: String
    let arguments: [String]
    var description: String { name }
  }

  static let pages = [
    Page(
      name: "findings", command: "conflint",
      arguments: ["--output-format", "html", "Examples/broken", "Examples/seed"]),
    Page(
      name: "routes", command: "confroute",
      arguments: [
        "graph", "-c", "Examples/multi-file/default/ecelerity.conf", "--node", "mta1",
        "--output-format", "html",
      ]),
  ]

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(
    _ page: Page, width: Int = 375, isDark: Bool = false
  ) throws -> Browser {
    let output = try BuiltTool(name: page.command)
      .run(arguments: page.arguments, in: Repository.path("")).output
    let browser = try Browser()
    try browser.resize(width: width, height: 812, isDark: isDark)
    try browser.open(try directory.file("page.html", output))
    if let pictures = ProcessInfo.processInfo.environment["PAGE_PICTURES"] {
      try browser.photograph("\(pictures)/\(page.name)-\(width)\(isDark ? "-dark" : "").png")
    }
    return browser
  }

  @Test(arguments: pages, [320, 375, 1280])
  func nothingIsWiderThanTheWindow(page: Page, width: Int) throws {
    let browser = try open(page, width: width)
    #expect(
      try browser.evaluate("document.documentElement.scrollWidth <= \(width)") == "true")
    #expect(try browser.evaluate("window.innerWidth") == "\(width)")
    // Elements that may be wider scroll separately, and can have the focus for that.
    let hidden = """
      [...document.querySelectorAll('body *')].filter(e => e.scrollWidth > e.clientWidth + 1
        && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).length
      """
    #expect(try browser.evaluate(hidden) == "0")
    #expect(browser.complaints == [])
  }

  /// Moves the focus through all focusable elements with the keyboard.
  @Test(arguments: pages)
  func everythingIsReachedByTheKeyboardAndShowsIt(page: Page) throws {
    let browser = try open(page)
    let count = Int(
      try browser.evaluate(
        "[...document.querySelectorAll('a, input, button, [tabindex=\"0\"]')].length"))
    var reached: Set<String> = []
    for _ in 0..<(count ?? 0) {
      try browser.press("Tab", code: 9)
      let place = """
        (() => { const e = document.activeElement, s = getComputedStyle(e);
          return [...document.querySelectorAll('*')].indexOf(e) + ' ' + s.outlineStyle + ' '
            + s.outlineWidth; })()
        """
      let words = try browser.evaluate(place).split(separator: " ")
      #expect(words.dropFirst() == ["solid", "3px"], "\(words)")
      reached.insert(String(words[0]))
    }
    #expect(reached.count == count)
    #expect((count ?? 0) > 3)
  }

  @Test(arguments: pages)
  func theFirstStepLeadsPastWhatStandsInFront(page: Page) throws {
    let browser = try open(page)
    try browser.press("Tab", code: 9)
    #expect(try browser.evaluate("document.activeElement.className") == "skip")
    // It is visible while it has the focus.
    #expect(try browser.evaluate("document.activeElement.offsetHeight > 10") == "true")
    let target = try browser.evaluate("document.activeElement.getAttribute('href').slice(1)")
    try browser.press("Enter", code: 13)
    let top = "document.getElementById('\(target)').getBoundingClientRect().top"
    #expect(try browser.evaluate("\(top) < 812") == "true")
    #expect(try browser.evaluate("document.querySelectorAll('main, header').length") == "2")
    // This did not search for a domain.
    #expect(try browser.evaluate("document.getElementById('domain')?.value || ''") == "")
  }

  /// WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 with its background.
  @Test(arguments: pages, [false, true])
  func textCanBeRead(page: Page, isDark: Bool) throws {
    let browser = try open(page, isDark: isDark)
    let faint = """
      (() => {
        const parse = c => c.match(/[0-9.]+/g).map(Number);
        const light = c => { const [r, g, b] = parse(c).map(v => v / 255).map(
          v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) {
          const c = parse(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] === 1) return getComputedStyle(e).backgroundColor; }
          return 'rgb(255, 255, 255)'; };
        return [...document.querySelectorAll('main *, header *, nav *')].filter(e =>
          !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
        ).filter(e => {
          const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05) < 4.5;
        }).map(e => e.tagName).join(' ');
      })()
      """
    #expect(try browser.evaluate(faint) == "")
    let ink = try browser.evaluate("getComputedStyle(document.body).color")
    #expect(ink == (isDark ? "rgb(238, 238, 238)" : "rgb(27, 27, 27)"))
  }
}
