/// A text about a name, and perhaps its gateway and next hops, with the names left out so that others can be filled in.
///
/// It is made from two such texts about names that differ in every byte, so that the texts differ only where the names
/// occur. It must reproduce a third text.
struct NameTemplate: Sendable {
  /// The names in a text, in UTF-8.
  struct Subject {
    /// All names, concatenated; the recipient comes first.
    fileprivate let bytes: [UInt8]
    private let endOfName: Int
    private let endOfGateway: Int
    private let hosts: [Range<Int>]
    /// The length of the longest name.
    let longest: Int

    init(_ name: String, gateway: String, hosts: [String]) {
      var bytes = Array(name.utf8)
      endOfName = bytes.count
      bytes += gateway.utf8
      endOfGateway = bytes.count
      var longest = max(endOfName, endOfGateway - endOfName)
      self.hosts = hosts.map { host in
        let start = bytes.count
        bytes += host.utf8
        longest = max(longest, bytes.count - start)
        return start..<bytes.count
      }
      self.bytes = bytes
      self.longest = longest
    }

    /// The name of the recipient.
    var name: ArraySlice<UInt8> { bytes[..<endOfName] }

    /// The range of the name with this number: the recipient is 0, the gateway 1, and the hosts follow.
    fileprivate func range(of number: Int) -> Range<Int> {
      switch number {
      case 0: 0..<endOfName
      case 1: endOfName..<endOfGateway
      default: hosts[number - 2]
      }
    }

    /// The number of the name that `text` starts with.
    fileprivate func number(atStartOf text: ArraySlice<UInt8>) -> Int? {
      (0..<hosts.count + 2).first { text.starts(with: bytes[range(of: $0)]) }
    }
  }

  /// Names for making a template.
  struct Sample {
    let name: String
    let gateway: String
    let hosts: [String]

    fileprivate var subject: Subject { Subject(name, gateway: gateway, hosts: hosts) }
  }

  /// The texts before, between and after the names, concatenated.
  private var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  private struct Piece {
    /// The end of its text in the bytes.
    let end: Int
    /// The number of the name that follows; nil where another text follows.
    let name: Int?
  }

  /// Three samples with this number of hosts. The names of the first two have equal lengths and no byte in common
  /// at any position; those of the third have other lengths.
  static func samples(hosts count: Int) -> [Sample] {
    let digits = { (index: Int) in String(index % 100 + 100).dropFirst() }
    return [
      Sample(
        name: "abababababab.cdcdcdcd", gateway: "ghghghghgh.ijijij",
        hosts: (0..<count).map { "mnmnm\(digits($0)).opop" }),
      Sample(
        name: "babababababa-dcdcdcdc", gateway: "hghghghghg-jijiji",
        hosts: (0..<count).map { "nmnmn\(digits($0 + 55))-popo" }),
      Sample(name: "e.f", gateway: "k.lm", hosts: (0..<count).map { "q\($0).r" }),
    ]
  }

  /// An empty template, to which others are added.
  init() {}

  /// The template of `texts`, which are about the `samples`; nil when they differ in more than the names.
  init?(_ texts: [[UInt8]], _ samples: [Sample]) {
    let subjects = samples.map(\.subject)
    guard texts.count == subjects.count, texts[0].count == texts[1].count else { return nil }
    var start = 0
    while true {
      let end = NameTemplate.endOfCommon(texts[0], texts[1], from: start)
      bytes += texts[0][start..<end]
      guard end < texts[0].count else { break }
      guard let name = subjects[0].number(atStartOf: texts[0][end...]) else { return nil }
      pieces.append(Piece(end: bytes.count, name: name))
      start = end + subjects[0].range(of: name).count
    }
    pieces.append(Piece(end: bytes.count, name: nil))
    var third: [UInt8] = []
    append(subjects[2], pieces: 0..<pieces.count, to: &third)
    guard third == texts[2] else { return nil }
  }

  /// The position after `start` where two texts of equal length start to differ.
  private static func endOfCommon(_ first: [UInt8], _ second: [UInt8], from start: Int) -> Int {
    let (first, second) = (first.span, second.span)
    var end = start
    while end < first.count, first[end] == second[end] { end += 1 }
    return end
  }

  /// The number of pieces.
  var count: Int { pieces.count }

  /// Appends `other`.
  mutating func add(_ other: NameTemplate) {
    let start = bytes.count
    bytes += other.bytes
    pieces += other.pieces.map { Piece(end: start + $0.end, name: $0.name) }
  }

  /// Appends the pieces in `range` with the names of `subject`. The range must cover whole templates that were
  /// added.
  func append(_ subject: Subject, pieces range: Range<Int>, to text: inout [UInt8]) {
    guard let last = range.last else { return }
    let first = range.lowerBound == 0 ? 0 : pieces[range.lowerBound - 1].end
    let end = pieces[last].end
    guard range.count > 1 else { return text += bytes[first..<end] }
    let room = end - first + range.count * subject.longest
    text.append(addingCapacity: room) { text in
      let bytes = bytes.span
      let names = subject.bytes.span
      var start = first
      for index in range {
        // Templates that were added have no name between them.
        guard let name = pieces[index].name else { continue }
        let end = pieces[index].end
        text.append(copying: bytes.extracting(start..<end))
        text.append(copying: names.extracting(subject.range(of: name)))
        start = end
      }
      text.append(copying: bytes.extracting(start..<end))
    }
  }
}
