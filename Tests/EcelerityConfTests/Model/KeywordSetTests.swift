import Testing

@testable import EcelerityConf

struct KeywordSetTests {
  @Test func filterKeepsTheMembersThatSatisfyIt() {
    let all = KeywordSet(Keyword.all)
    for remainder in [UInt16(0), 1, 63, 64] {
      let kept = all.filter { $0.rawValue % 65 == remainder }
      #expect(kept == KeywordSet(Keyword.all.filter { $0.rawValue % 65 == remainder }))
      #expect(!kept.isEmpty)
    }
  }

  @Test func filterIsCalledForMembersOnly() {
    let some: KeywordSet = [.gateway, .routes, .acAuth]
    var asked: [Keyword] = []
    let none = some.filter {
      asked.append($0)
      return false
    }
    #expect(asked == [.acAuth, .gateway, .routes])
    #expect(none.isEmpty && none == [])
  }
}
