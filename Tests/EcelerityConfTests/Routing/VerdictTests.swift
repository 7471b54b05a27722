import Testing

@testable import EcelerityConf

struct VerdictTests {
  @Test(arguments: Verdict.allCases)
  func saysWhatItMeansInLowerCase(verdict: Verdict) {
    #expect(verdict.meaning.first?.isLowercase == true && !verdict.meaning.hasSuffix("."))
  }

  /// A temporary failure comes before a permanent one.
  @Test func ofSeveralFailuresTheMostHopefulCounts() {
    let order: [Verdict] = [.dnsTemporary, .noHosts, .dnsPermanent, .nullMX]
    for (index, first) in order.enumerated() {
      for second in order[index...] {
        #expect(RouteEvaluator.verdict(of: [second, first]) == first)
      }
    }
  }
}
