package import EcelerityConf

/// A text about a name, for other names: what stands between the places where the name stands.
///
/// It is made from two such texts about names that differ in every byte, so that they differ nowhere
/// but where the names stand, and has to tell a third one.
struct NameTemplate: Sendable {
  private let pieces: [[UInt8]]

  /// Names that stand for all others: the first two of one length, without a byte in common in one
  /// place, the third of another length.
  private static let names = ["abababababab.cdcdcdcd", "babababababa-dcdcdcdc", "e.f"]

  /// The template of what `text` says; nil when names make another difference.
  init?(_ text: (String) -> [UInt8]) {
    let first = text(NameTemplate.names[0])
    let second = text(NameTemplate.names[1])
    let name = Array(NameTemplate.names[0].utf8)
    guard first.count == second.count else { return nil }
    var pieces: [[UInt8]] = []
    var start = 0
    var index = 0
    while index < first.count {
      if first[index] == second[index] {
        index += 1
        continue
      }
      guard first[index...].starts(with: name) else { return nil }
      pieces.append(Array(first[start..<index]))
      index += name.count
      start = index
    }
    self.pieces = pieces + [Array(first[start...])]
    var third: [UInt8] = []
    append(NameTemplate.names[2], to: &third)
    guard third == text(NameTemplate.names[2]) else { return nil }
  }

  /// Appends the text about `name`.
  func append(_ name: String, to bytes: inout [UInt8]) {
    var isFirst = true
    for piece in pieces {
      if !isFirst { bytes.append(contentsOf: name.utf8) }
      isFirst = false
      bytes += piece
    }
  }

  /// Whether `name` is written everywhere as it is: small letters, digits, dots and hyphens.
  static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

/// Templates of the answers for names without a say.
package struct NameTemplates: Sendable {
  private struct Entry {
    let route: PlainRoute
    let template: NameTemplate?
  }

  private var entries: [ObjectIdentifier: Entry] = [:]

  /// There is one for each binding of a group that was asked for; more are not remembered.
  private static let maximum = 4096

  /// No templates yet.
  package init() {}

  /// Appends what is told of the answer for `name` to `bytes`, if a template tells it; `text` says what
  /// is told of any answer.
  package mutating func append(
    _ name: RouteFinding.PlainName, to bytes: inout [UInt8], _ text: (Explanation) -> [UInt8]
  ) -> Bool {
    let spelling = name.query.domain.text
    guard name.query.input == spelling, NameTemplate.isPlain(spelling) else { return false }
    let id = ObjectIdentifier(name.route)
    let entry = entries[id] ?? remember(name, text)
    entry.template?.append(spelling, to: &bytes)
    return entry.template != nil
  }

  private mutating func remember(
    _ name: RouteFinding.PlainName, _ text: (Explanation) -> [UInt8]
  ) -> Entry {
    if entries.count >= NameTemplates.maximum { entries.removeAll() }
    let template = NameTemplate { spelling in
      (try? name.query.asked(about: spelling)).map(name.route.explanation).map(text) ?? []
    }
    let entry = Entry(route: name.route, template: template)
    entries[ObjectIdentifier(name.route)] = entry
    return entry
  }
}
