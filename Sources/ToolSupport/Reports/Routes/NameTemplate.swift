/// A text about a name and perhaps its gateway and next hops, for others: what stands between the places where
/// these stand.
///
/// It is made from two such texts about names that differ in every byte, so that they differ nowhere
/// but where the names stand, and has to tell a third one.
struct NameTemplate: Sendable {
  /// What such a text is about, in UTF-8.
  struct Subject {
    let name: [UInt8]
    let gateway: [UInt8]
    let hosts: [[UInt8]]
    /// How long the longest of them is.
    let longest: Int

    init(_ name: String, gateway: String, hosts: [String]) {
      self.name = Array(name.utf8)
      self.gateway = Array(gateway.utf8)
      self.hosts = hosts.map { Array($0.utf8) }
      longest = self.hosts.reduce(max(self.name.count, self.gateway.count)) { max($0, $1.count) }
    }
  }

  /// A subject that stands for all others.
  struct Example {
    let name: String
    let gateway: String
    let hosts: [String]

    fileprivate var subject: Subject { Subject(name, gateway: gateway, hosts: hosts) }
  }

  /// What stands before, between and behind the names, one after the other.
  private var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  private struct Piece {
    /// What follows.
    enum Next {
      case name, gateway, piece
      case host(Int)
    }

    /// Where it ends among the bytes.
    let end: Int
    let next: Next
  }

  /// Those that stand for all others with so many hosts: the first two of one length, without a byte in
  /// common in one place, the third of another length.
  static func examples(hosts count: Int) -> [Example] {
    let digits = { (index: Int) in String(index % 100 + 100).dropFirst() }
    return [
      Example(
        name: "abababababab.cdcdcdcd", gateway: "ghghghghgh.ijijij",
        hosts: (0..<count).map { "mnmnm\(digits($0)).opop" }),
      Example(
        name: "babababababa-dcdcdcdc", gateway: "hghghghghg-jijiji",
        hosts: (0..<count).map { "nmnmn\(digits($0 + 55))-popo" }),
      Example(name: "e.f", gateway: "k.lm", hosts: (0..<count).map { "q\($0).r" }),
    ]
  }

  /// A text about nothing, for others to be added.
  init() {}

  /// The template of `texts`, one about each of the `examples`; nil when these make another difference.
  init?(_ texts: [[UInt8]], _ examples: [Example]) {
    let subjects = examples.map(\.subject)
    guard texts.count == subjects.count, texts[0].count == texts[1].count else { return nil }
    var index = 0
    while index < texts[0].count {
      let rest = texts[0][index...]
      if texts[0][index] == texts[1][index] {
        bytes.append(texts[0][index])
        index += 1
      } else if rest.starts(with: subjects[0].name) {
        pieces.append(Piece(end: bytes.count, next: .name))
        index += subjects[0].name.count
      } else if rest.starts(with: subjects[0].gateway) {
        pieces.append(Piece(end: bytes.count, next: .gateway))
        index += subjects[0].gateway.count
      } else if let host = subjects[0].hosts.firstIndex(where: { rest.starts(with: $0) }) {
        pieces.append(Piece(end: bytes.count, next: .host(host)))
        index += subjects[0].hosts[host].count
      } else {
        return nil
      }
    }
    pieces.append(Piece(end: bytes.count, next: .piece))
    var third: [UInt8] = []
    append(subjects[2], pieces: 0..<pieces.count, to: &third)
    guard third == texts[2] else { return nil }
  }

  /// How many pieces there are.
  var count: Int { pieces.count }

  /// Goes on with `other`.
  mutating func add(_ other: NameTemplate) {
    let start = bytes.count
    bytes += other.bytes
    pieces += other.pieces.map { Piece(end: start + $0.end, next: $0.next) }
  }

  /// Appends a part of the text about `subject`, whole texts that were added.
  func append(_ subject: Subject, pieces range: Range<Int>, to text: inout [UInt8]) {
    guard let last = range.last else { return }
    let first = range.lowerBound == 0 ? 0 : pieces[range.lowerBound - 1].end
    let end = pieces[last].end
    guard range.count > 1 else { return text += bytes[first..<end] }
    let room = end - first + range.count * subject.longest
    text.append(addingCapacity: room) { text in
      let bytes = bytes.span
      var start = first
      for piece in pieces[range] {
        // Texts that were added meet without a name between them.
        if case .piece = piece.next { continue }
        text.append(copying: bytes.extracting(start..<piece.end))
        start = piece.end
        switch piece.next {
        case .piece: break
        case .name: text.append(copying: subject.name.span)
        case .gateway: text.append(copying: subject.gateway.span)
        case .host(let position):
          let host = subject.hosts[position]
          text.append(copying: host.span)
        }
      }
      text.append(copying: bytes.extracting(start..<end))
    }
  }

  /// Whether `name` is written everywhere as it is: small letters, digits, dots and hyphens.
  static func isPlain(_ name: String) -> Bool {
    let bytes = name.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    return true
  }
}
