import EcelerityConf
import Testing

/// TLSA records of next hops (content/momentum/4/modules/dane.md).
struct HostRecordTests {
  static let dane = """
    dane { }
    use_dane = true
    """

  @Test(arguments: [
    ("_25._tcp.mx1.oak.example TLSA 311", TLSPolicy(.required, .tlsa)),
    ("_25._tcp.mx1.oak.example TLSA unusable", TLSPolicy(.required, .no)),
    ("", TLSPolicy(.no, .no)),
  ])
  func recordsOfTheHostDecide(zone: String, effective: TLSPolicy) throws {
    let answer = try explain("oak.example", in: Self.dane, zone: TestZone.one + "\n" + zone)
    #expect(answer.destinations.map(\.policy) == [effective])
    let isUnusable = effective == TLSPolicy(.required, .no)
    let grade = try answer.step(asking: "TLS of mx1.oak.example").evidence.grade
    #expect(grade == (isUnusable ? .standard : .documented))
  }

  @Test func aHostWhoseRecordsNobodyCanGiveIsLeftOut() throws {
    let zone = TestZone.one + "\n_25._tcp.mx1.oak.example TLSA fails"
    let alone = try explain("oak.example", in: Self.dane, zone: zone)
    #expect(alone.verdict == .dnsTemporary)
    #expect(alone.notes.contains(.associationsUnknown))
    let more = zone + "\noak.example MX 20 mx2.oak.example\nmx2.oak.example A 192.0.2.2"
    let answer = try explain("oak.example", in: Self.dane, zone: more)
    #expect(answer.targets == ["mx2.oak.example=192.0.2.2:25"])
  }
}
