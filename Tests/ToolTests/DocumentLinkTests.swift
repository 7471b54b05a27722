import Foundation
import Testing

/// Every relative link of every page leads to a file that exists, and its anchor to a heading of that file.
struct DocumentLinkTests {
  @Test(arguments: DocumentPages.paths)
  func linksLeadSomewhere(page: String) throws {
    var anchors: [String: Set<String>] = [:]
    let links = DocumentLinks(try DocumentPages.text(page)).targets
    for link in links where !link.contains("://") && !link.hasPrefix("mailto:") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : Self.resolve(String(parts[0]), from: page)
      #expect(
        FileManager.default.fileExists(atPath: Repository.path(target)), "\(page): \(link)")
      guard parts.count == 2, target.hasSuffix(".md") else { continue }
      let known = try anchors[target] ?? DocumentLinks(try DocumentPages.text(target)).anchors
      anchors[target] = known
      #expect(known.contains(String(parts[1])), "\(page): \(link)")
    }
  }

  /// The index leads to every page, so that none is found by chance alone.
  @Test func theIndexNamesEveryPage() throws {
    let index = "docs/README.md"
    let links = DocumentLinks(try DocumentPages.text(index)).targets
    let named = Set(links.map { Self.resolve($0.components(separatedBy: "#")[0], from: index) })
    let unnamed = DocumentPages.paths.filter { $0 != index && !named.contains($0) }
    #expect(unnamed == [])
  }

  @Test func headingsHaveTheAnchorsThatGitHubGivesThem() {
    let page = """
      # What `x` is, and why
      ## speed, 16 MB, realistic
      ```
      # no heading
      ```
      ## From a_b to *c*
      ## From a_b to *c*
      """
    let anchors = DocumentLinks(page).anchors
    #expect(
      anchors == [
        "what-x-is-and-why", "speed-16-mb-realistic", "from-a_b-to-c", "from-a_b-to-c-1",
      ])
  }

  @Test func linksInCodeAreNone() {
    let page = "`[a](b)` [c](d#e) ![f](g \"h\")\n```\n[i](j)\n```\n[k]: l\n"
    #expect(DocumentLinks(page).targets == ["d#e", "g", "l"])
  }

  private static func resolve(_ link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

/// What a page links to and what can be linked to in it.
struct DocumentLinks {
  /// The targets of links and pictures, in order.
  let targets: [String]
  /// The anchors of the headings as GitHub makes them.
  let anchors: Set<String>

  init(_ document: String) {
    let text = MarkdownBlocks.text(around: document)
    let plain = text.split(separator: "\n").map(MarkdownBlocks.withoutCode)
    targets = plain.flatMap(DocumentLinks.inline) + plain.compactMap(DocumentLinks.reference)
    var seen: [String: Int] = [:]
    anchors = Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        let name = DocumentLinks.anchor(line)
        defer { seen[name, default: 0] += 1 }
        return seen[name].map { "\(name)-\($0)" } ?? name
      })
  }

  private static func inline(_ line: String) -> [String] {
    line.components(separatedBy: "](").dropFirst().map { rest in
      String(rest.prefix { !") ".contains($0) })
    }
  }

  /// `[name]: target`.
  private static func reference(_ line: String) -> String? {
    guard line.hasPrefix("["), let colon = line.firstRange(of: "]: ") else { return nil }
    return String(line[colon.upperBound...].prefix { $0 != " " })
  }

  private static func anchor(_ heading: Substring) -> String {
    let words = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
    let kept = words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
    return kept.replacingOccurrences(of: " ", with: "-")
  }
}
