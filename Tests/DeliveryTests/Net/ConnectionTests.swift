import Foundation
import Testing

@testable import Delivery

struct ConnectionTests {
  @Test func aPortThatNobodyListensOnRefuses() throws {
    let error = #expect(throws: TransportError.self) {
      try Connection(to: Endpoint(.loopback, port: 1), until: .soon)
    }
    #expect("\(try #require(error))" == "connection refused")
  }

  @Test func anAddressOfAnotherMachineIsNoSource() throws {
    let source = try #require(HostAddress("192.0.2.7"))
    let error = #expect(throws: TransportError.self) {
      try Connection(to: Endpoint(.loopback, port: 1), from: source, until: .soon)
    }
    #expect("\(try #require(error))" == NetworkError(code: EADDRNOTAVAIL).description)
  }

  @Test func anInterruptionIsSeenByEverybodyAndStays() throws {
    let interruption = try Interruption()
    #expect(!interruption.isRaised)
    interruption.raise()
    interruption.raise()
    #expect(interruption.isRaised)
    #expect(interruption.isRaised)
  }
}
