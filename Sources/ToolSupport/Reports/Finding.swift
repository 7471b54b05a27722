package import EcelerityConf

/// A diagnostic with its places resolved to lines and columns, the input of all reports.
///
/// It retains no file, so that the findings of many configurations can be kept after the
/// configurations are released.
package struct Finding: Hashable, Sendable {
  /// The diagnostic without its spans, which are no longer valid.
  package private(set) var diagnostic: Diagnostic
  /// Its location.
  package let location: Location
  /// Its location in characters.
  package let characters: CharacterRegion
  /// The line it starts on, or the part of a long line around it, without passwords and keys.
  package let excerpt: LineExcerpt
  /// Related places.
  package let related: [Related]
  /// The edits of its fix.
  package let edits: [ResolvedEdit]
  /// Whether the edits contain a password or key; if so, no report shows them.
  let hasSecretEdits: Bool

  /// A related place and its message.
  package struct Related: Hashable, Sendable {
    /// The message about the place.
    package let message: String
    /// Its location.
    package let location: Location
    /// Its location in characters.
    package let characters: CharacterRegion
  }

  /// An edit with its place resolved.
  package struct ResolvedEdit: Hashable, Sendable {
    /// The location of the replaced bytes.
    package let location: Location
    /// The location in characters.
    package let characters: CharacterRegion
    /// The replacement text.
    package let text: String
  }

  /// `diagnostic` with its places resolved by `places`.
  private init(_ diagnostic: Diagnostic, _ places: inout FindingPlaces) {
    let location = places.location(of: diagnostic.span)
    self.diagnostic = diagnostic.withoutSpans
    self.location = location
    characters = places.characters(of: diagnostic.span)
    excerpt = places.excerpt(around: diagnostic.span)
    var related: [Related] = []
    for place in diagnostic.related {
      related.append(
        Related(
          message: place.message, location: places.location(of: place.span),
          characters: places.characters(of: place.span)))
    }
    self.related = related
    var edits: [ResolvedEdit] = []
    for edit in diagnostic.fix?.edits ?? [] {
      edits.append(
        ResolvedEdit(
          location: places.location(of: edit.span),
          characters: places.characters(of: edit.span), text: edit.text))
    }
    self.edits = edits
    hasSecretEdits = diagnostic.fix.map(places.repeatsSecret) ?? false
  }

  /// The findings for `diagnostics`, which were found in `configuration`.
  package static func all(
    _ diagnostics: [Diagnostic], in configuration: Configuration
  ) -> [Finding] {
    var places = FindingPlaces(configuration)
    guard diagnostics.count >= fewestForTwoThreads else {
      return resolve(diagnostics[...], places)
    }
    // Both threads use the same lines, as counting them takes longest.
    for diagnostic in diagnostics { places.readLines(of: diagnostic.span.file) }
    let (shared, middle) = (places, diagnostics.count / 2)
    let (first, second) = ParallelWork.run(
      { resolve(diagnostics[..<middle], shared) }, { resolve(diagnostics[middle...], shared) })
    return first + second
  }

  /// The fewest diagnostics that are worth a second thread.
  private static let fewestForTwoThreads = 256

  private static func resolve(
    _ diagnostics: ArraySlice<Diagnostic>, _ places: FindingPlaces
  ) -> [Finding] {
    var places = places
    return diagnostics.map { Finding($0, &places) }
  }

  /// The fix, if reports may show it.
  var shownFix: Fix? { hasSecretEdits ? nil : diagnostic.fix }

  /// Whether it is about something missing from the file: its place is where that could be, at the
  /// start of the file, and the text there is unrelated.
  var isAboutNothingWritten: Bool {
    location.start == location.end && location.start.line == 1
      && characters.start.column - 1 <= excerpt.text.prefix { $0 == "\u{FEFF}" }.count
  }

  /// The finding with `remark` appended to its message.
  package func with(remark: String) -> Finding {
    var finding = self
    finding.diagnostic.message += " (\(remark))"
    return finding
  }

  /// The finding with its fix, if any, marked as needing consent.
  package var needingConsent: Finding {
    var finding = self
    finding.diagnostic.fix?.isSafe = false
    return finding
  }

  /// The finding with another detail.
  package func with(detail: String) -> Finding {
    var finding = self
    finding.diagnostic.detail = detail
    return finding
  }
}

extension Diagnostic {
  /// The diagnostic without its spans, whose file numbers differ between configurations.
  fileprivate var withoutSpans: Diagnostic {
    var bare = self
    bare.span = SourceSpan(FileID(0), ByteRange(0, 0))
    bare.related = []
    bare.fix?.edits = []
    bare.withheldFix = nil
    return bare
  }
}

/// The number of findings of each severity and of the files checked.
package struct FindingSummary: Hashable, Sendable {
  /// Number of findings that are errors.
  package let errors: Int
  /// Number of findings that are warnings.
  package let warnings: Int
  /// Number of findings that are infos.
  package let infos: Int
  /// Number of files read.
  package let files: Int

  /// Counts `findings` in `files` files.
  package init(_ findings: [Finding], files: Int) {
    var counts: [Severity: Int] = [:]
    for finding in findings { counts[finding.diagnostic.severity, default: 0] += 1 }
    errors = counts[.error] ?? 0
    warnings = counts[.warning] ?? 0
    infos = counts[.info] ?? 0
    self.files = files
  }

  /// `2 errors, 1 warning in 3 files`.
  package var text: String {
    // Not `joined`, for which the Swift runtime searches all conformances of the program.
    var text = ""
    add(errors, "error", to: &text)
    add(warnings, "warning", to: &text)
    add(infos, "info", to: &text)
    if text.isEmpty { text = "nothing found" }
    return text + " in " + (files == 0 ? "no files" : files.counting("file"))
  }

  private func add(_ number: Int, _ noun: String, to text: inout String) {
    guard number > 0 else { return }
    if !text.isEmpty { text += ", " }
    text += number.counting(noun)
  }
}
