internal import EcelerityConf

/// Findings for programs and editors: `file:line:column: severity: message [rule]`.
package enum ConciseReport {
  /// The line about `finding`, with its line feed.
  package static func line(_ finding: Finding, _ palette: Palette) -> String {
    let diagnostic = finding.diagnostic
    let place = palette.paint(finding.location.visible, .path)
    let severity = palette.paint(diagnostic.severity.rawValue, diagnostic.severity.style)
    let rule = palette.paint("[\(diagnostic.rule)]", .rule)
    return "\(place): \(severity): \(diagnostic.message.visible) \(rule)\n"
  }
}
