import EcelerityConf

/// The documentation of options and stanzas from the tables, as Markdown.
enum OptionText {
  /// The documentation of the option `row`.
  static func markdown(_ row: OptionRow) -> String {
    var lines = ["**`\(row.keyword.name)`**: \(row.summary)", ""]
    lines.append("- takes: \(kind(row))")
    lines += values(row)
    lines.append("- default: \(row.defaultValue.map(code) ?? "none is documented")")
    lines.append("- valid in: \(row.scopes.map(\.description).joined(separator: ", "))")
    if let since = row.since { lines.append("- since: \(since)") }
    if let until = row.until { lines.append("- obsolete since: \(until)") }
    if let isDynamic = row.isDynamic {
      lines.append("- a change needs \(isDynamic ? "a reload" : "a restart")")
    }
    if row.isConfidential { lines.append("- confidential: its value is never shown") }
    lines.append("- \(link(row.page))")
    return lines.joined(separator: "\n")
  }

  /// The documentation of the stanza `row`.
  static func markdown(_ row: StanzaRow) -> String {
    let summary = OptionTable.rows(of: row.keyword).first { $0.kind == .scope }?.summary
    var lines = ["**`\(row.keyword.name)`** { … }\(summary.map { ": \($0)" } ?? "")", ""]
    switch row.label {
    case .absent: lines.append("- has no label")
    case .required: lines.append("- label: required\(form(row))")
    case .optional: lines.append("- label: optional\(form(row))")
    }
    lines.append("- valid in: \(row.parents.map(\.description).joined(separator: ", "))")
    if row.kind.isModule { lines.append("- loads a module") }
    lines.append("- \(link(row.page))")
    return lines.joined(separator: "\n")
  }

  /// The kind of value and its unit: `integer (connections)`, `seconds`.
  private static func kind(_ row: OptionRow) -> String {
    let words = words(row.type.rawValue)
    let duration = words.hasPrefix("duration ") ? String(words.dropFirst("duration ".count)) : nil
    guard let unit = row.unit, unit != duration else { return duration ?? words }
    return "\(duration ?? words) (\(unit))"
  }

  /// The documentation of the allowed values.
  private static func values(_ row: OptionRow) -> [String] {
    let (allowed, members) = (row.allowed, row.words)
    var lines: [String] = []
    if !members.isEmpty {
      lines.append("- values: \(members.map(code).joined(separator: ", "))")
    }
    if !allowed.ranges.isEmpty {
      lines.append("- range: \(allowed.ranges.map(words).joined(separator: " or "))")
    }
    if members.isEmpty, allowed.ranges.isEmpty,
      let form = allowed.text.split(separator: ";").first
    {
      let forms = form.split(separator: "|").map { code(String($0)) }
      lines.append("- form: \(forms.joined(separator: " or "))")
    }
    return lines + allowed.specialValues.map { "- \(code($0.value)) means \($0.meaning)" }
  }

  private static func words(_ range: AllowedValues.NumericRange) -> String {
    switch (range.lower, range.upper) {
    case (let lower?, let upper?): lower == upper ? "\(lower)" : "\(lower) to \(upper)"
    case (let lower?, nil): "\(lower) or more"
    case (nil, let upper?): "up to \(upper)"
    case (nil, nil): "any number"
    }
  }

  /// The kind of value in words: `ip or hostname`.
  static func words(_ type: String) -> String {
    String(type.map { $0 == "_" ? " " : $0 })
  }

  /// A link to a page of the manual, or its path if it is not public.
  static func link(_ page: String) -> String {
    ManualLink.address(of: page).map { "[manual](\($0))" } ?? "manual: \(page)"
  }

  private static func code(_ text: String) -> String { MarkdownText.code(text) }

  private static func form(_ row: StanzaRow) -> String {
    guard !row.labelForm.isEmpty else { return "" }
    return ", "
      + row.labelForm.split(separator: "|").map { code(String($0)) }.joined(separator: " or ")
  }
}
