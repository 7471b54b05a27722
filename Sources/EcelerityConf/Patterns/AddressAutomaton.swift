/// Builds the automaton of the texts of addresses whose numbers lie in certain ranges.
///
/// The texts are those that inet_ntop(3) writes: four decimal numbers, or RFC 5952 for IPv6, where the longest
/// run of two zeros or more is `::`, the first of several. An IPv6 address whose last 32 bits stand behind `::`
/// or `::ffff:` alone ends like an IPv4 address.
struct AddressAutomaton {
  private var made = PatternAutomaton()
  /// Whether a text is taken as soon as the numbers that are left may be any.
  private let endsEarly: Bool

  private static let anyByte = 0...0xFF
  private static let anyGroup = 0...0xFFFF

  /// The texts of all IPv4 addresses, and of nothing else.
  static let ipv4 = AddressAutomaton(
    ipv4: Array(repeating: anyByte, count: 4), endsEarly: false
  ).made
  /// The texts of all IPv6 addresses, and of nothing else.
  static let ipv6 = AddressAutomaton(
    ipv6: Array(repeating: anyGroup, count: 8), endsEarly: false
  ).made

  /// Of the texts of IPv4 addresses those whose four bytes lie in `bytes`.
  static func ipv4(_ bytes: [ClosedRange<Int>]) -> PatternAutomaton {
    AddressAutomaton(ipv4: bytes, endsEarly: true).made
  }

  /// Of the texts of IPv6 addresses those whose eight groups of 16 bits lie in `groups`.
  static func ipv6(_ groups: [ClosedRange<Int>]) -> PatternAutomaton {
    AddressAutomaton(ipv6: groups, endsEarly: true).made
  }

  private init(ipv4 bytes: [ClosedRange<Int>], endsEarly: Bool) {
    self.endsEarly = endsEarly
    addDotted(bytes, from: start(), endsEarly: endsEarly)
  }

  private init(ipv6 groups: [ClosedRange<Int>], endsEarly: Bool) {
    self.endsEarly = endsEarly
    addGroups(groups, from: start())
  }

  // MARK: Steps

  private mutating func start() -> Int {
    let start = made.state()
    made.add(.start(start), from: made.first)
    return start
  }

  /// Where the letters of `text` lead from `place`.
  private mutating func add(_ text: String, from place: Int) -> Int {
    var place = place
    for byte in text.utf8 {
      let next = made.state()
      made.add(.byte(ByteSet(byte), next), from: place)
      place = next
    }
    return place
  }

  /// Takes a text at `place` when the numbers `left` are `any`; whether that is so.
  private mutating func end(
    at place: Int, _ left: some Sequence<ClosedRange<Int>>, any: ClosedRange<Int>
  ) -> Bool {
    guard endsEarly, left.allSatisfy({ $0 == any }) else { return false }
    made.add(.free(made.last), from: place)
    return true
  }

  /// Leads from `from` to `to` by the numbers in `range`, without leading zeros.
  private mutating func add(_ range: ClosedRange<Int>, base: Int, from: Int, to: Int) {
    if range.lowerBound < base {
      addDigit(range.clamped(to: 0...base - 1), from: from, to: to)
    }
    guard range.upperBound >= base else { return }
    let long = range.clamped(to: base...range.upperBound)
    // The last digit may be any but behind the lowest and the highest of what can stand before it.
    let prefixes = long.lowerBound / base...long.upperBound / base
    for prefix in Set([prefixes.lowerBound, prefixes.upperBound]).sorted() {
      let last = long.clamped(to: prefix * base...prefix * base + base - 1)
      let place = made.state()
      add(prefix...prefix, base: base, from: from, to: place)
      addDigit(last.lowerBound % base...last.upperBound % base, from: place, to: to)
    }
    guard prefixes.count > 2 else { return }
    let place = made.state()
    add(prefixes.lowerBound + 1...prefixes.upperBound - 1, base: base, from: from, to: place)
    addDigit(0...base - 1, from: place, to: to)
  }

  private mutating func addDigit(_ digits: ClosedRange<Int>, from: Int, to: Int) {
    let members = Array("0123456789abcdef".utf8)[digits]
    made.add(.byte(ByteSet(where: members.contains), to), from: from)
  }

  // MARK: IPv4

  /// `192.0.2.7`; behind `::` the text has to be followed to its end, to know that it ends so.
  private mutating func addDotted(
    _ bytes: [ClosedRange<Int>], from start: Int, endsEarly: Bool = false
  ) {
    var place = start
    for (index, range) in bytes.enumerated() {
      if endsEarly, end(at: place, bytes[index...], any: Self.anyByte) { return }
      let next = made.state()
      add(range, base: 10, from: place, to: next)
      place = index < bytes.count - 1 ? add(".", from: next) : next
    }
    made.add(.end(made.last), from: place)
  }

  // MARK: IPv6

  /// The zeros among the groups before `::`.
  private struct Zeros: Equatable {
    /// How many the last groups are.
    var current = 0
    /// How many stand beside each other at most.
    var longest = 0

    func followed(byZero isZero: Bool) -> Zeros {
      let count = isZero ? current + 1 : 0
      return Zeros(current: count, longest: max(longest, count))
    }

    /// Whether a longer run fits into the `count` groups that follow, when there has to be one.
    func fits(before count: Int) -> Bool {
      longest < 2 || count - (current > 0 ? 1 : 0) > longest
    }
  }

  /// The groups before `::`, or all of them.
  private mutating func addGroups(_ groups: [ClosedRange<Int>], from start: Int) {
    if end(at: start, groups, any: Self.anyGroup) { return }
    var places = [(zeros: Zeros(), state: start)]
    for index in groups.indices {
      var next: [(zeros: Zeros, state: Int)] = []
      for (zeros, place) in places {
        let colon = add(":", from: place)
        if index > 0, end(at: colon, groups[index...], any: Self.anyGroup) { continue }
        if zeros.current == 0 { addZeros(groups, behind: index, zeros, from: colon) }
        for (isZero, range) in groups[index].zeroApart {
          let following = zeros.followed(byZero: isZero)
          guard following.fits(before: groups.count - index - 1) else { continue }
          let state = next.first { $0.zeros == following }?.state ?? made.state()
          if !next.contains(where: { $0.state == state }) { next.append((following, state)) }
          add(range, base: 16, from: index == 0 ? place : colon, to: state)
        }
      }
      places = next
    }
    for (zeros, place) in places where zeros.longest < 2 { made.add(.end(made.last), from: place) }
  }

  /// Goes on from the first colon of `::`, before which `index` groups stand. It is for more zeros than stand
  /// beside each other before it, and for as many at least as behind it.
  private mutating func addZeros(
    _ groups: [ClosedRange<Int>], behind index: Int, _ zeros: Zeros, from colon: Int
  ) {
    let least = index + max(2, zeros.longest + 1)
    guard least <= groups.count, groups[index..<least].allSatisfy({ $0.contains(0) }) else {
      return
    }
    let place = add(":", from: colon)
    if end(at: place, groups[least...], any: Self.anyGroup) { return }
    for behind in least...groups.count
    where groups[least..<behind].allSatisfy({ $0.contains(0) }) {
      addGroups(Array(groups[behind...]), behindZeros: behind - index, isFirst: index == 0, place)
    }
  }

  /// The groups behind `::`, which is for `zeros` zeros and may be what the text begins with.
  private mutating func addGroups(
    _ groups: [ClosedRange<Int>], behindZeros zeros: Int, isFirst: Bool, _ place: Int
  ) {
    guard let first = groups.first else { return made.add(.end(made.last), from: place) }
    switch groups.count {
    case 2 where isFirst:
      for range in [1...0xFF, 0x100...0xFFFF] where range.overlaps(first) {
        addDotted(first.clamped(to: range).bytes + groups[1].bytes, from: place)
      }
    case 3 where isFirst && first.contains(0xFFFF):
      addDotted(groups[1].bytes + groups[2].bytes, from: add("ffff:", from: place))
      guard first.lowerBound < 0xFFFF else { return }
      addHex([first.clamped(to: 0...0xFFFE)] + groups[1...], behindZeros: zeros, place)
    default: addHex(groups, behindZeros: zeros, place)
    }
  }

  private mutating func addHex(
    _ groups: [ClosedRange<Int>], behindZeros zeros: Int, _ start: Int
  ) {
    var places = [(zeros: 0, state: start)]
    for (index, group) in groups.enumerated() {
      var next: [(zeros: Int, state: Int)] = []
      for (count, place) in places {
        let from = index == 0 ? place : add(":", from: place)
        // Else the first group would be one of the zeros that `::` is for, or there would be a longer run.
        for (isZero, range) in group.zeroApart where !isZero || index > 0 && count < zeros {
          let count = isZero ? count + 1 : 0
          let state = next.first { $0.zeros == count }?.state ?? made.state()
          if !next.contains(where: { $0.state == state }) { next.append((count, state)) }
          add(range, base: 16, from: from, to: state)
        }
      }
      places = next
    }
    for (_, place) in places { made.add(.end(made.last), from: place) }
  }
}

extension ClosedRange<Int> {
  /// Zero and everything else, as far as they are in the range.
  fileprivate var zeroApart: [(isZero: Bool, range: ClosedRange<Int>)] {
    (contains(0) ? [(true, 0...0)] : [])
      + (upperBound > 0 ? [(false, Swift.max(lowerBound, 1)...upperBound)] : [])
  }

  /// The ranges of the two bytes of a number of 16 bits. The lower byte is any where the upper one is not certain.
  fileprivate var bytes: [ClosedRange<Int>] {
    let upper = lowerBound >> 8...upperBound >> 8
    return [upper, upper.count == 1 ? lowerBound & 0xFF...upperBound & 0xFF : 0...0xFF]
  }
}
