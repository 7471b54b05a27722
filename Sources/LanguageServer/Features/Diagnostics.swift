import EcelerityConf
import ToolSupport

/// Findings as diagnostics of the protocol.
enum Diagnostics {
  /// The maximum number of findings sent per file; the rest are counted.
  static let mostOfFile = 1000
  /// The maximum number of related places per finding.
  private static let mostRelated = 20

  /// The findings of a checked configuration by file; every written file has an entry.
  static func published(
    _ project: Project, _ places: inout ProjectPlaces
  ) -> [FileID: [PublishedDiagnostic]] {
    var found: [FileID: [PublishedDiagnostic]] = [:]
    var left: [FileID: Int] = [:]
    for file in project.configuration.writtenFiles { found[file.id] = [] }
    for finding in project.findings {
      let file = finding.span.file
      if let count = found[file]?.count, count < mostOfFile {
        found[file]?.append(published(finding, &places))
      } else {
        left[file, default: 0] += 1
      }
    }
    for (file, count) in left { found[file]?.append(remark(count)) }
    return found
  }

  /// The diagnostic for one finding.
  static func published(
    _ finding: Diagnostic, _ places: inout ProjectPlaces
  ) -> PublishedDiagnostic {
    var related: [PublishedDiagnostic.Related] = []
    for place in finding.related.prefix(mostRelated) {
      related.append(.init(location: places.location(of: place.span), message: place.message))
    }
    let tags = tags(of: finding)
    return PublishedDiagnostic(
      range: places.range(of: finding.span), severity: severity(finding.severity),
      code: finding.rule,
      codeDescription: ManualLink.address(of: finding.page).map { .init(href: $0) },
      message: finding.detail.isEmpty ? finding.message : finding.message + "\n" + finding.detail,
      tags: tags.isEmpty ? nil : tags, relatedInformation: related.isEmpty ? nil : related)
  }

  private static func severity(_ severity: Severity) -> PublishedDiagnostic.Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .information
    }
  }

  private static func tags(of finding: Diagnostic) -> [PublishedDiagnostic.Tag] {
    if RuleCatalog.rule(finding.rule)?.description.group == .deprecated { return [.deprecated] }
    return finding.fix?.declared == .inert ? [.unnecessary] : []
  }

  private static func remark(_ count: Int) -> PublishedDiagnostic {
    PublishedDiagnostic(
      range: TextRange(start: .start, end: .start), severity: .information, code: nil,
      codeDescription: nil,
      message: "… and \(count.counting("more finding")) in this file; conflint prints all of them",
      tags: nil, relatedInformation: nil)
  }
}
