/// `duplicate-option`
enum DuplicateOption: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-option", group: .suspicious, severity: .warning,
    summary: "an option that is set twice in one scope of one file, with different values",
    rationale: """
      The later value holds; lists do not add up. That the last one wins is inferred from the file \
      of local changes, which is read last. Across files it is a way of overriding and not reported.
      """,
    evidence: .inferred,
    pages: [
      "content/momentum/4/config/ref-local-changes-file.md", "content/momentum/4/conf-overview.md",
    ],
    examples: [
      .reports("domain \"mill.example\" {\n  ⟦tls⟧ = no\n  tls = required\n}"),
      .reports("⟦relay_hosts⟧ = ( 192.0.2.1 )\nrelay_hosts = ( 192.0.2.2 )"),
      .accepts("tls = no\ndomain \"mill.example\" { tls = required }"),
      .accepts("include \"base.conf\"\ntls = required", with: ["base.conf": "tls = no"]),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for (earlier, later) in configuration.overriddenInTheirFile
    where !findings.mean(earlier, later) {
      findings.report(
        self, at: earlier.nameSpan, in: earlier.scope,
        "`\(earlier.name)` is set again below; this value does not hold",
        detail: earlier.keyword == .uri
          ? "put several into one list, `\(earlier.name) = ( … )`" : "keep the one that is meant",
        related: [RelatedPlace("this value holds", at: later.span)])
    }
  }
}

extension Findings {
  /// Whether two assignments of one option in one scope say the same: words of the option and switches
  /// are compared without regard to letter case and spelling, anything else by its text.
  mutating func mean(_ one: Setting, _ other: Setting) -> Bool {
    if one.value.means(other.value) { return true }
    guard let row = row(for: one), let first = one.value.text, let second = other.value.text else {
      return false
    }
    switch row.type {
    case .boolean: return isSameTruth(one, other)
    case .enum:
      return first.lowercased() == second.lowercased()
        || allowed(by: row).values.contains("true") && isSameTruth(one, other)
    default: return false
    }
  }

  private func isSameTruth(_ one: Setting, _ other: Setting) -> Bool {
    one.truth != nil && one.truth == other.truth
  }
}

extension Configuration {
  /// Assignments that a later one in the same scope and the same file replaces, with that one.
  var overriddenInTheirFile: [(earlier: Setting, later: Setting)] {
    var found: [(Setting, Setting)] = []
    for index in settings.indices where settings[index].replaced != noRecord {
      let later = settings[index]
      let earlier = settings[Int(later.replaced)]
      // An included file is read again where it is included again.
      guard later.file == earlier.file, later.node != earlier.node else { continue }
      found.append(
        (
          Setting(configuration: self, id: later.replaced),
          Setting(configuration: self, id: UInt32(index))
        ))
    }
    return found
  }
}
