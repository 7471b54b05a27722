import TestRandom
import Testing

@testable import EcelerityConf

/// The texts that are addresses, and those of addresses in a block.
struct AddressAutomatonTests {
  @Test(arguments: 0..<10)
  func everyAddressIsOne(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    for _ in 0..<50 {
      let four = Self.address(of: 4, &random).description
      #expect(Self.takes(AddressAutomaton.ipv4, four) && !Self.takes(AddressAutomaton.ipv6, four))
      let six = Self.address(of: 16, &random).description
      #expect(Self.takes(AddressAutomaton.ipv6, six), "\(six)")
      #expect(!Self.takes(AddressAutomaton.ipv4, six))
    }
  }

  /// Other spellings of addresses do not match, as none is ever compared.
  @Test(arguments: 0..<10)
  func nothingElseIs(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    for _ in 0..<200 {
      var text = Array(Self.address(of: random.oneIn(2) ? 4 : 16, &random).description)
      let place = Int.random(in: 0..<text.count, using: &random)
      let letter = random.pick(Array("0123456789abcdef:."))
      if random.oneIn(2) { text[place] = letter } else { text.insert(letter, at: place) }
      let changed = String(text)
      let isAddress = IPAddress(changed)?.description == changed
      let isTaken = [AddressAutomaton.ipv4, AddressAutomaton.ipv6].map { Self.takes($0, changed) }
      #expect(isTaken.contains(true) == isAddress, "\(changed)")
    }
  }

  @Test(arguments: [
    "0.0.0.0", "255.255.255.255", "10.0.20.100", "::", "::1", "1::", "::1:0:0", "::1.2.3.4",
    "::ffff:0.0.0.0", "::ffff:1:2", "::fffe:1:2", "1:0:0:2::3", "1::2:0:0:3", "0:1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8", "1:2:3:4:5:6::", "0:0:0:1::", "1:0:2:0:3:0:4:0", "2001:db8::7",
  ])
  func formsOfTheSystem(text: String) {
    let written = IPAddress(text)?.description == text
    let isTaken = [AddressAutomaton.ipv4, AddressAutomaton.ipv6].map { Self.takes($0, text) }
    #expect(isTaken.contains(true) == written)
  }

  @Test(arguments: 0..<40)
  func blocksHoldWhatTheyHold(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    for count in [4, 16] {
      let length = Int.random(in: 0...count * 8, using: &random)
      let block = CIDRBlock(address: Self.address(of: count, &random), length: length)
      let automaton = block.automaton
      for _ in 0..<50 {
        var bytes = block.address.bytes
        let kept = Int.random(in: 0...count, using: &random)
        for index in kept..<count { bytes[index] = random.pick([0, 0, 1, 0x80, 0xFF]) }
        let address = IPAddress(bytes: bytes)
        let own = CIDRBlock(address: address, length: count * 8)
        #expect(
          Self.takes(automaton, address.description) == block.contains(own),
          "\(block.address.description)/\(length) \(address.description)")
      }
    }
  }

  /// The number of zeros that `::` replaces is known only at the end.
  @Test(arguments: [
    ("::/62", "::ffff:80ff:ff:1:101", false), ("::/80", "::ffff:1.2.3.4", true),
    ("::/96", "::ffff:1.2.3.4", false), ("::/96", "::1.2.3.4", true), ("::/112", "::1", true),
    ("::ffff:0:0/96", "::ffff:1.2.3.4", true), ("::ffff:0:0/96", "::ffff:1:2:3", false),
    ("2001::/64", "2001::1:2:3:4:5", false), ("2001::/64", "2001::2:3:4:5", true),
    ("2001::/32", "2001::1:2:3:4:5", true), ("2001::/32", "2001:0:1::", true),
  ])
  func zerosThatAreLeftOut(text: String, address: String, isInside: Bool) throws {
    let block = try #require(CIDRBlock(text))
    #expect(Self.takes(block.automaton, address) == isInside)
  }

  private static func address(of count: Int, _ random: inout SeededRandom) -> IPAddress {
    let isSparse = random.oneIn(2)
    return IPAddress(
      bytes: (0..<count).map { _ in
        isSparse
          ? random.pick([0, 0, 0, 1, 0xFF]) : UInt8.random(in: .min ... .max, using: &random)
      })
  }

  /// Whether `automaton` matches `text`, simulated state by state.
  private static func takes(_ automaton: PatternAutomaton, _ text: String) -> Bool {
    func reach(_ active: Set<Int>, isAtStart: Bool, isAtEnd: Bool) -> Set<Int> {
      var (reached, pending) = (active, Array(active))
      while let state = pending.popLast() {
        for step in automaton.steps[state] {
          switch step {
          case .start(let to) where isAtStart, .end(let to) where isAtEnd, .free(let to):
            if reached.insert(to).inserted { pending.append(to) }
          default: break
          }
        }
      }
      return reached
    }
    var active: Set = [automaton.first]
    for (index, byte) in text.utf8.enumerated() {
      let reached = reach(active, isAtStart: index == 0, isAtEnd: false)
      if reached.contains(automaton.last) { return true }
      active = [automaton.first]
      for case .byte(let set, let to) in reached.flatMap({ automaton.steps[$0] })
      where set.contains(byte) {
        active.insert(to)
      }
    }
    return reach(active, isAtStart: false, isAtEnd: true).contains(automaton.last)
  }
}
