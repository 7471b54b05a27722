import EcelerityConf
import Testing

struct VerdictTests {
  @Test(arguments: Verdict.allCases)
  func saysWhatItMeansInLowerCase(verdict: Verdict) {
    #expect(verdict.meaning.first?.isLowercase == true && !verdict.meaning.hasSuffix("."))
  }
}
