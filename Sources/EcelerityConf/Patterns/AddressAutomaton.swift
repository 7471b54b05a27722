/// A builder of automata that match the texts of addresses whose numbers are in certain ranges.
///
/// The texts are those that inet_ntop(3) writes: four decimal numbers, or RFC 5952 for IPv6, where
/// `::` replaces the longest run of at least two zeros, the first of several. An IPv6 address with
/// only its last 32 bits after `::` or `::ffff:` ends like an IPv4 address.
struct AddressAutomaton {
  private var made = PatternAutomaton()
  /// Whether a text is accepted as soon as the remaining numbers may be any.
  private let endsEarly: Bool

  private static let anyByte = 0...0xFF
  private static let anyGroup = 0...0xFFFF

  /// Matches exactly the texts of all IPv4 addresses.
  static let ipv4 = AddressAutomaton(
    ipv4: Array(repeating: anyByte, count: 4), endsEarly: false
  ).made
  /// Matches exactly the texts of all IPv6 addresses.
  static let ipv6 = AddressAutomaton(
    ipv6: Array(repeating: anyGroup, count: 8), endsEarly: false
  ).made

  /// Among the texts of IPv4 addresses, matches those whose four bytes are in `bytes`.
  static func ipv4(_ bytes: [ClosedRange<Int>]) -> PatternAutomaton {
    AddressAutomaton(ipv4: bytes, endsEarly: true).made
  }

  /// Among the texts of IPv6 addresses, matches those whose eight 16-bit groups are in `groups`.
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

  /// Adds steps for `text` from `place`, and returns the state after it.
  private mutating func add(_ text: String, from place: Int) -> Int {
    var place = place
    for byte in text.utf8 {
      let next = made.state()
      made.add(.byte(ByteSet(byte), next), from: place)
      place = next
    }
    return place
  }

  /// Accepts the text at `place` if all numbers `left` are `any`, and returns whether they are.
  private mutating func end(
    at place: Int, _ left: some Sequence<ClosedRange<Int>>, any: ClosedRange<Int>
  ) -> Bool {
    guard endsEarly, left.allSatisfy({ $0 == any }) else { return false }
    made.add(.free(made.last), from: place)
    return true
  }

  /// Adds steps from `from` to `to` for the numbers in `range`, without leading zeros.
  private mutating func add(_ range: ClosedRange<Int>, base: Int, from: Int, to: Int) {
    if range.lowerBound < base {
      addDigit(range.clamped(to: 0...base - 1), from: from, to: to)
    }
    guard range.upperBound >= base else { return }
    let long = range.clamped(to: base...range.upperBound)
    // The last digit is arbitrary, except after the lowest and the highest possible prefix.
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

  /// Adds `192.0.2.7`; after `::`, only the end of the text shows that it has this form.
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
    /// The number of consecutive zeros at the end.
    var current = 0
    /// The length of the longest run of zeros.
    var longest = 0

    func followed(byZero isZero: Bool) -> Zeros {
      let count = isZero ? current + 1 : 0
      return Zeros(current: count, longest: max(longest, count))
    }

    /// Whether a longer run fits into the `count` groups that follow, if one is required.
    func fits(before count: Int) -> Bool {
      longest < 2 || count - (current > 0 ? 1 : 0) > longest
    }
  }

  /// Adds the groups before `::`, or all of them.
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

  /// Continues from the first colon of `::`, which is preceded by `index` groups. It replaces more
  /// zeros than any run before it, and at least as many as any run after it.
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

  /// Adds the groups after `::`, which replaces `zeros` zeros and may be at the start of the text.
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
        // Else the first group would be one of the replaced zeros, or a longer run would exist.
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
  /// The range split into zero and all other numbers.
  fileprivate var zeroApart: [(isZero: Bool, range: ClosedRange<Int>)] {
    (contains(0) ? [(true, 0...0)] : [])
      + (upperBound > 0 ? [(false, Swift.max(lowerBound, 1)...upperBound)] : [])
  }

  /// The ranges of the two bytes of a 16-bit number; the lower is any if the upper is not fixed.
  fileprivate var bytes: [ClosedRange<Int>] {
    let upper = lowerBound >> 8...upperBound >> 8
    return [upper, upper.count == 1 ? lowerBound & 0xFF...upperBound & 0xFF : 0...0xFF]
  }
}
