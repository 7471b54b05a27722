internal import EcelerityConf

/// The identity of a finding, independent of its line number.
struct FindingIdentity: Hashable, Codable, Sendable {
  let rule: String
  let file: PathKey
  let scope: String
  /// The line without leading and trailing white space.
  let text: String
  /// The number of the finding among otherwise identical ones, from 1.
  private(set) var ordinal: Int

  /// The identities of `findings`, with file names given by `name`.
  static func identities(
    of findings: [Finding], in name: (String) -> String
  ) -> [FindingIdentity] {
    var counts: [FindingIdentity: Int] = [:]
    return findings.map { finding in
      var identity = FindingIdentity(finding, file: name(finding.location.path))
      counts[identity, default: 0] += 1
      identity.ordinal = counts[identity] ?? 1
      return identity
    }
  }

  private init(_ finding: Finding, file: String) {
    rule = finding.diagnostic.rule
    self.file = PathKey(file)
    scope = finding.diagnostic.scope
    text = FindingIdentity.trimmed(finding.excerpt.text)
    ordinal = 0
  }

  /// 32 hexadecimal digits that are the same on every machine and in every run.
  var fingerprint: String {
    var bytes: [UInt8] = []
    for part in [rule, file.path, scope, text, "\(ordinal)"] { bytes += Array(part.utf8) + [0] }
    let seeds: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142]
    return seeds.map { FindingIdentity.digits(FindingIdentity.hash(bytes, $0)) }.joined()
  }

  private static func digits(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a, because `Hasher` is seeded randomly in each process.
  private static func hash(_ bytes: [UInt8], _ seed: UInt64) -> UInt64 {
    bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func trimmed(_ text: String) -> String {
    let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
    let start = text.utf8.drop { blanks.contains($0) }
    let end = start.reversed().drop { blanks.contains($0) }
    return String(decoding: Array(end.reversed()), as: UTF8.self)
  }
}
