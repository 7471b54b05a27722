internal import EcelerityConf

/// Findings as workflow commands, which GitHub shows next to the lines of a change.
package enum GitHubReport {
  /// The command for `finding`, with its line feed.
  package static func line(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let region = finding.characters
    var properties = [
      ("file", Path.normalize(finding.location.path)), ("line", "\(region.start.line)"),
      ("endLine", "\(region.end.line)"),
    ]
    // Columns are only supported within one line.
    if region.start.line == region.end.line {
      properties.append(("col", "\(region.start.column)"))
      properties.append(("endColumn", "\(region.end.column)"))
    }
    properties.append(("title", diagnostic.rule))
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    let message = escaped(diagnostic.sentence, isProperty: false)
    return "::\(command(diagnostic.severity)) \(list)::\(message)\n"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      case _ where 0x20..<0x7F ~= scalar.value: result.unicodeScalars.append(scalar)
      // Logs are read on terminals, too.
      default: result += String(scalar).visible
      }
    }
  }
}
