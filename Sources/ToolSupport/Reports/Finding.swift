package import EcelerityConf

/// A diagnostic with its places translated into lines and columns: what every report prints.
///
/// It holds no file, so that findings of many configurations can be kept while the configurations
/// themselves are gone.
package struct Finding: Hashable, Sendable {
  /// What was found, without its spans, which mean nothing any more.
  package private(set) var diagnostic: Diagnostic
  /// Where it was found.
  package let location: Location
  /// The same in characters.
  package let characters: CharacterRegion
  /// The line it starts on, or the part of a long one around the place; passwords and keys left out.
  package let excerpt: LineExcerpt
  /// Other places that explain it.
  package let related: [Related]
  /// The edits that would mend it.
  package let edits: [ResolvedEdit]
  /// Whether a password or key is a part of the edits, which no report shows then.
  let hasSecretEdits: Bool

  /// Another place and what stands there.
  package struct Related: Hashable, Sendable {
    /// What stands there.
    package let message: String
    /// Where.
    package let location: Location
    /// The same in characters.
    package let characters: CharacterRegion
  }

  /// An edit with its place translated.
  package struct ResolvedEdit: Hashable, Sendable {
    /// The bytes that go.
    package let location: Location
    /// The same in characters.
    package let characters: CharacterRegion
    /// The text that comes.
    package let text: String
  }

  /// `diagnostic` with its places looked up in `places`.
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

  /// `diagnostics`, which were found in `configuration`.
  package static func all(
    _ diagnostics: [Diagnostic], in configuration: Configuration
  ) -> [Finding] {
    var places = FindingPlaces(configuration)
    return diagnostics.map { Finding($0, &places) }
  }

  /// The fix that reports show.
  var shownFix: Fix? { hasSecretEdits ? nil : diagnostic.fix }

  /// Whether it is about nothing that is written: the place is where something could be, at the start of the
  /// file, and what stands there has nothing to do with it.
  var isAboutNothingWritten: Bool {
    location.start == location.end && location.start.line == 1
      && characters.start.column - 1 <= excerpt.text.prefix { $0 == "\u{FEFF}" }.count
  }

  /// The same with `remark` behind its message.
  package func with(remark: String) -> Finding {
    var finding = self
    finding.diagnostic.message += " (\(remark))"
    return finding
  }

  /// The same with a fix that needs consent, if it has one.
  package var needingConsent: Finding {
    var finding = self
    finding.diagnostic.fix?.isSafe = false
    return finding
  }

  /// The same with another detail.
  package func with(detail: String) -> Finding {
    var finding = self
    finding.diagnostic.detail = detail
    return finding
  }
}

extension Diagnostic {
  /// The same of any configuration: the numbers of files differ from one to the other.
  fileprivate var withoutSpans: Diagnostic {
    var bare = self
    bare.span = SourceSpan(FileID(0), ByteRange(0, 0))
    bare.related = []
    bare.fix?.edits = []
    return bare
  }
}

/// How many findings of each severity there are, and in how many files was looked.
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
    // Not `joined`, for which Swift's run time looks through every conformance of the program.
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
