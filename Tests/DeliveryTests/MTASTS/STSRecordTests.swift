import Testing

@testable import Delivery

/// MTA-STS records (RFC 8461, 3.1).
struct STSRecordTests {
  static let records: [(text: [String], id: String?)] = [
    (["v=STSv1; id=20260131085700Z;"], "20260131085700Z"),
    (["v=STSv1;id=1"], "1"),
    (["v=STSv1 \t; \tid=a1 ;"], "a1"),
    (["v=STSv1; id=20260131", "085700Z;"], "20260131085700Z"),
    (["v=STSv1; future=x:y,z; id=7"], "7"),
    (["v=STSv1; id=1; id=2"], "1"),
    (["v=STSv1; id=\(String(repeating: "a", count: 32))"], String(repeating: "a", count: 32)),
    (["v=STSv1; id=\(String(repeating: "a", count: 33))"], nil),
    ([" v=STSv1; id=1"], nil),
    (["v=STSv1"], nil),
    (["v=STSv1;"], nil),
    (["v=STSv1; id="], nil),
    (["v=STSv1; id=a-b"], nil),
    (["v=STSv1; ID=1"], nil),
    (["v=stsv1; id=1"], nil),
    (["v=STSv10; id=1"], nil),
    (["v=STSv1;; id=1"], nil),
    (["v=STSv1; id=1;;"], nil),
    (["v=STSv1; id=1; nonsense"], nil),
    (["v=STSv1; id=1; a b=c"], nil),
    (["v=STSv1; id=1\0"], nil),
    (["id=1; v=STSv1"], nil),
    ([""], nil), ([], nil),
  ]

  @Test(arguments: records)
  func aRecordIsReadStrictly(text: [String], id: String?) {
    #expect(STSRecord(text.map { Array($0.utf8) })?.id == id)
  }

  @Test func onlyOneRecordCounts() throws {
    let spf = "v=spf1 -all"
    let good = "v=STSv1; id=1"
    #expect(try find([spf, good]) == .record(try #require(STSRecord([Array(good.utf8)]))))
    #expect(try find([spf]) == .none("`_mta-sts.oak.example` has no MTA-STS record"))
    #expect(
      try find([good, "v=STSv1; id=2"])
        == .unusable("`_mta-sts.oak.example` has 2 MTA-STS records instead of one"))
    #expect(
      try find(["v=STSv1; id="])
        == .unusable("the record of `_mta-sts.oak.example` is malformed"))
    // A similar beginning makes no MTA-STS record.
    #expect(try find([good, "v=STSv10; id=2"]) == (try find([good])))
  }

  @Test func aliasesAreFollowedSoFar() throws {
    #expect(try find(["v=STSv1; id=1"], aliases: 2) == (try find(["v=STSv1; id=1"])))
    #expect(
      try find(["v=STSv1; id=1"], aliases: 3)
        == .none("`_mta-sts.oak.example` has a chain of 3 aliases; the limit is 2"))
  }

  @Test func nothingIsSomethingElseThanFailure() throws {
    let question = Question(try name("_mta-sts.oak.example"), .txt)
    for outcome in [Outcome.noData, .nameError] {
      let found = STSRecord.find(in: Answer(question, outcome), aliasLimit: 2)
      #expect(found == .none("`_mta-sts.oak.example` has no TXT record"))
    }
    for outcome in [Outcome.serverFailure, .refused, .timeout, .malformed] {
      let answer = Answer(question, outcome, reason: "bogus")
      #expect(STSRecord.find(in: answer, aliasLimit: 2) == .failed(answer))
    }
  }

  private func find(_ texts: [String], aliases: Int = 0) throws -> STSRecord.Finding {
    let names = try (0..<aliases).map { try name("a\($0).example") }
    let own = try name("_mta-sts.oak.example")
    let path = zip([own] + names, names).map { Record($0, .cname, ttl: 1, .alias(of: $1)) }
    let records = texts.map {
      Record(names.last ?? own, .txt, ttl: 1, .text([Array($0.utf8)]))
    }
    let answer = Answer(Question(own, .txt), .found, path + records)
    return STSRecord.find(in: answer, aliasLimit: 2)
  }
}
