import EcelerityConf
import Testing

struct SpellingTests {
  @Test(arguments: [
    ("gatewey", "gateway"), ("Gatway", "gateway"), ("ruotes", "routes"),
    ("delivery-method", "delivery_method"),
  ])
  func findsTheNameThatWasMeant(typed: String, meant: String) {
    let names = ["gateway", "routes", "delivery_method", "tls"]
    #expect(Spelling.suggestion(for: typed, among: names) == meant)
  }

  @Test func saysNothingWhenNothingIsClose() {
    #expect(Spelling.suggestion(for: "bananas", among: ["gateway", "routes"]) == nil)
  }

  @Test func asksWhetherTheNearNameWasMeant() {
    #expect(Spelling.clause("gateway") == "; did you mean `gateway`?")
    #expect(Spelling.clause(nil).isEmpty)
    #expect(Spelling.clause(nil, else: "; name one") == "; name one")
  }
}
