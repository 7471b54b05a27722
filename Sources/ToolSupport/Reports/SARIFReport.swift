internal import EcelerityConf

/// Findings as SARIF 2.1.0, for code scanning. Columns count Unicode code points.
///
/// The log uses a part of the specification, which `docs/schema/sarif.schema.json` describes.
package struct SARIFReport: Sendable {
  private let findings: [Finding]
  private let failures: [String]

  /// The log of one run with its `findings` and `failures`.
  package init(_ findings: [Finding], failures: [String]) {
    self.findings = findings
    self.failures = failures
  }

  /// Writes it to `output`.
  package func write(to output: inout StandardStream) throws {
    let rules = RuleCatalog.all.map { $0.description }
    let indices = Dictionary(uniqueKeysWithValues: zip(rules.map(\.id), rules.indices))
    let names = ReportedNames(of: findings)
    let identities = FindingIdentity.identities(of: findings, in: names.name)
    let results = zip(findings, identities).lazy.map {
      SARIFResult($0, $1, ruleIndex: indices[$0.diagnostic.rule] ?? -1, names)
    }
    let driver = Driver(version: toolkitVersion, rules: rules.map(SARIFRule.init))
    let run = Run(tool: Tool(driver: driver), invocations: [SARIFInvocation(failures)])
    try JSONText.write(Log(runs: [run]), list: "results", entries: results, to: &output)
  }

  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]
    let properties = ["format_version": documentFormatVersion]

    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs, properties
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    let invocations: [SARIFInvocation]
    let columnKind = "unicodeCodePoints"
    let results: [SARIFResult] = []

    private enum CodingKeys: CodingKey {
      case tool, invocations, columnKind, results
    }
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "conflint"
    let version: String
    let rules: [SARIFRule]

    private enum CodingKeys: CodingKey {
      case name, version, rules
    }
  }
}

/// `reportingDescriptor`, section 3.49 of the specification.
private struct SARIFRule: Encodable {
  let id: String
  let shortDescription: SARIFMessage
  let fullDescription: SARIFMessage
  let defaultConfiguration: [String: String]
  let properties: [String: [String]]

  init(_ rule: RuleDescription) {
    id = rule.id
    shortDescription = SARIFMessage(rule.summary)
    fullDescription = SARIFMessage(rule.rationale)
    defaultConfiguration = ["level": rule.severity.sarifLevel]
    properties = ["tags": [rule.group.rawValue], "pages": rule.pages]
  }
}

/// `invocation`, section 3.20.
private struct SARIFInvocation: Encodable {
  let executionSuccessful: Bool
  let toolExecutionNotifications: [Notification]

  /// `notification`, section 3.58.
  struct Notification: Encodable {
    let level = "error"
    let message: SARIFMessage

    private enum CodingKeys: CodingKey {
      case level, message
    }
  }

  init(_ failures: [String]) {
    executionSuccessful = failures.isEmpty
    toolExecutionNotifications = failures.map { Notification(message: SARIFMessage($0)) }
  }
}

/// `result`, section 3.27.
private struct SARIFResult: Encodable {
  let ruleId: String
  let ruleIndex: Int
  let level: String
  let message: SARIFMessage
  let locations: [SARIFLocation]
  let relatedLocations: [SARIFLocation]
  let partialFingerprints: [String: String]
  let fixes: [SARIFFix]
  let properties: [String: String]

  init(
    _ finding: Finding, _ identity: FindingIdentity, ruleIndex: Int, _ names: ReportedNames
  ) {
    let diagnostic = finding.diagnostic
    ruleId = diagnostic.rule
    self.ruleIndex = ruleIndex
    level = diagnostic.severity.sarifLevel
    let parts = [diagnostic.message, diagnostic.detail].filter { !$0.isEmpty }
    message = SARIFMessage(parts.joined(separator: "\n"))
    locations = [SARIFLocation(identity.file.path, finding.characters)]
    relatedLocations = finding.related.enumerated().map { index, related in
      SARIFLocation(
        names.name(of: related.location.path), related.characters, id: index + 1, related.message)
    }
    partialFingerprints = ["conflint/v1": identity.fingerprint]
    fixes = finding.shownFix.map { [SARIFFix(finding.edits, isSafe: $0.isSafe, names)] } ?? []
    properties = ["scope": diagnostic.scope]
  }
}

/// `location`, section 3.28.
private struct SARIFLocation: Encodable {
  let id: Int?
  let message: SARIFMessage?
  let physicalLocation: Physical

  struct Physical: Encodable {
    let artifactLocation: SARIFArtifact
    let region: SARIFRegion
  }

  init(_ name: String, _ region: CharacterRegion, id: Int? = nil, _ message: String? = nil) {
    self.id = id
    self.message = message.map { SARIFMessage($0) }
    physicalLocation = Physical(
      artifactLocation: SARIFArtifact(name), region: SARIFRegion(region))
  }
}

/// `artifactLocation`, section 3.4.
private struct SARIFArtifact: Encodable {
  let uri: String

  init(_ name: String) {
    var uri = Path.isAbsolute(name) ? "file://" : ""
    for byte in name.utf8 { SARIFArtifact.append(encoding: byte, to: &uri) }
    self.uri = uri
  }

  /// Appends `byte`, percent-encoded unless unreserved (RFC 3986, section 2.3) or a slash.
  private static func append(encoding byte: UInt8, to uri: inout String) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      uri.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
}

/// `region`, section 3.30; the end column is one past the last character.
private struct SARIFRegion: Encodable {
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  let endColumn: Int

  init(_ region: CharacterRegion) {
    startLine = region.start.line
    startColumn = region.start.column
    endLine = region.end.line
    endColumn = region.end.column
  }
}

/// `fix`, section 3.55.
private struct SARIFFix: Encodable {
  let description: SARIFMessage
  let artifactChanges: [Change]

  struct Change: Encodable {
    let artifactLocation: SARIFArtifact
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: SARIFRegion
    let insertedContent: [String: String]
  }

  init(_ edits: [Finding.ResolvedEdit], isSafe: Bool, _ names: ReportedNames) {
    description = SARIFMessage(
      isSafe ? "does not change what the server does" : "needs your consent")
    var files: [PathKey] = []
    for file in edits.map({ PathKey($0.location.path) }) where !files.contains(file) {
      files.append(file)
    }
    artifactChanges = files.map { file in
      let own = edits.filter { PathKey($0.location.path) == file }
      return Change(
        artifactLocation: SARIFArtifact(names.name(of: file.path)),
        replacements: own.map {
          Replacement(
            deletedRegion: SARIFRegion($0.characters), insertedContent: ["text": $0.text])
        })
    }
  }
}

/// `message`, section 3.11. Messages are plain text and may contain text from files: braces, which
/// would be placeholders, are doubled (section 3.11.5), and a space is inserted into text that
/// would be a link (section 3.11.6).
private struct SARIFMessage: Encodable {
  let text: String

  init(_ text: String) {
    var plain = "".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "(", plain.last == "]" { plain.append(" ") }
      plain.append(scalar)
      if scalar == "{" || scalar == "}" { plain.append(scalar) }
    }
    self.text = String(plain)
  }
}

extension Severity {
  fileprivate var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
