import Foundation
import TestServers
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

  /// A peer that never stops leaves nothing to wait for.
  @Test func anInterruptionIsSeenWhileThereIsDataToRead() throws {
    let server = try ScriptedMailServer { peer in
      while peer.send(String(repeating: "x", count: 4_096)) {}
    }
    defer { server.stop() }
    let interruption = try Interruption()
    let connection = try Connection(
      to: server.endpoint, until: .soon, interruption: interruption)
    #expect(try !connection.receive(atMost: 1, until: .soon).isEmpty)
    interruption.raise()
    #expect(throws: TransportError.interrupted) {
      try connection.receive(atMost: 1, until: .soon)
    }
    connection.close()
  }
}
