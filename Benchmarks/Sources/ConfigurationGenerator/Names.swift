/// Names and addresses reserved for examples: RFC 2606 and RFC 5737.
enum Names {
  static let words = [
    "alder", "amber", "anchor", "aspen", "birch", "canyon", "cedar", "cobalt", "coral", "delta",
    "elm", "ember", "fern", "fjord", "garnet", "granite", "harbor", "hazel", "indigo", "iris",
    "jasper", "juniper", "lagoon", "larch", "linden", "maple", "meadow", "mill", "north", "oak",
    "opal", "orchard", "pebble", "pine", "quarry", "raven", "river", "rowan", "sable", "sage",
    "slate", "spruce", "summit", "tundra", "valley", "walnut", "willow", "winter", "yarrow", "zinc",
  ]

  static let topLevels = [
    "example", "test", "invalid", "example.com", "example.net", "example.org",
  ]

  /// A name that occurs repeatedly.
  static func host(_ random: inout SplitMix64) -> String {
    let label = random.choice(["mx", "mail", "smtp", "out", "relay"])
    return "\(label)\(random.number(1...40)).\(random.choice(words)).\(random.choice(topLevels))"
  }

  /// A unique name.
  static func domain(_ number: Int, _ random: inout SplitMix64) -> String {
    "\(random.choice(words))-\(number).\(random.choice(topLevels))"
  }

  /// A unique pattern, without its slashes.
  static func pattern(_ number: Int, _ random: inout SplitMix64) -> String {
    let word = random.choice(words)
    switch number % 4 {
    case 0: return #"^mx[0-9]+\.\#(word)\#(number)\.example$"#
    case 1: return #"(^|\.)\#(word)\#(number)\.example\.(com|net)$"#
    case 2: return #"^(?:smtp|mail)-?\d*\.\#(word)\#(number)\.example$"#
    default: return #"\.\#(word)\#(number)\.[a-z]{2,6}$"#
    }
  }

  static func address(_ random: inout SplitMix64) -> String {
    let block = random.choice(["192.0.2", "198.51.100", "203.0.113"])
    return "\(block).\(random.number(1...254))"
  }

  /// A unique address in a private network.
  static func address(_ number: Int) -> String {
    "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
  }

  /// A private network of 256 addresses.
  static func network(_ random: inout SplitMix64) -> String {
    "10.\(random.number(0...255)).\(random.number(0...255)).0"
  }
}
