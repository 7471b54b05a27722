/// The MTA-STS record of a domain, which announces a policy (RFC 8461, 3.1).
struct STSRecord: Hashable, Sendable {
  /// The policy ID: 1 to 32 letters and digits.
  let id: String

  /// Parses the strings of a TXT record; nil when it is not an MTA-STS record, or malformed.
  init?(_ strings: [[UInt8]]) {
    let fields = Self.fields(strings)
    guard fields.count > 1, Self.hasVersion(strings) else { return nil }
    // Only the last semicolon may have nothing after it.
    let rest = fields.last?.isEmpty == true ? fields.dropFirst().dropLast() : fields.dropFirst()
    guard !rest.isEmpty, rest.allSatisfy(Self.isField) else { return nil }
    let ids = rest.filter { $0.starts(with: "id=".utf8) }
    guard let id = ids.first?.dropFirst(3), (1...32).contains(id.count),
      id.allSatisfy(\.isLetterOrDigit)
    else { return nil }
    self.id = String(decoding: id, as: UTF8.self)
  }

  /// Whether it begins with `v=STSv1;`: RFC 8461, 3.1, discards other TXT records.
  static func hasVersion(_ strings: [[UInt8]]) -> Bool {
    let fields = fields(strings)
    return fields.count > 1 && fields[0].elementsEqual("v=STSv1".utf8)
      && strings.joined().first == fields[0].first
  }

  /// The fields between semicolons; the strings are concatenated (RFC 8461, 3.1).
  private static func fields(_ strings: [[UInt8]]) -> [ArraySlice<UInt8>] {
    let text = Array(strings.joined())
    return text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { $0.trimmingBlanks() }
  }

  private static func isField(_ field: ArraySlice<UInt8>) -> Bool {
    guard let sign = field.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let value = field[(sign + 1)...]
    return field[..<sign].isSTSFieldName && !value.isEmpty
      && value.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "=") }
  }
}

extension STSRecord {
  /// The result of a TXT lookup for `_mta-sts.DOMAIN`.
  enum Finding: Equatable {
    case record(STSRecord)
    /// The domain has no policy, and why.
    case none(String)
    /// The record is malformed, or not the only one, so that there is no policy either; why.
    case unusable(String)
    /// The lookup failed.
    case failed(Answer)
  }

  /// Finds the only MTA-STS record. A CNAME chain of more than `aliasLimit` counts as no record.
  static func find(in answer: Answer, aliasLimit: Int) -> Finding {
    switch answer.outcome {
    case .found: break
    case .noData, .nameError: return .none("`\(answer.question.name)` has no TXT record")
    case .serverFailure, .refused, .timeout, .malformed:
      return .failed(answer)
    }
    let aliases = answer.records.count - answer.matches.count
    guard aliases <= aliasLimit else {
      return .none(
        "`\(answer.question.name)` has a chain of \(aliases) aliases; the limit is \(aliasLimit)")
    }
    let texts = answer.matches.compactMap { record -> [[UInt8]]? in
      guard case .text(let strings) = record.data else { return nil }
      return STSRecord.hasVersion(strings) ? strings : nil
    }
    // RFC 8461, 3.1: none when there are several.
    guard texts.count < 2 else {
      return .unusable(
        "`\(answer.question.name)` has \(texts.count) MTA-STS records instead of one")
    }
    guard let text = texts.first else {
      return .none("`\(answer.question.name)` has no MTA-STS record")
    }
    guard let record = STSRecord(text) else {
      return .unusable("the record of `\(answer.question.name)` is malformed")
    }
    return .record(record)
  }
}
