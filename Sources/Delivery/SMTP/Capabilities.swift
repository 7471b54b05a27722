/// The service extensions in a reply to EHLO or LHLO (RFC 5321, 4.1.1.1).
struct Capabilities: Hashable, Sendable {
  /// The parameters of each keyword, as the server sent them; keywords are in upper case.
  let parameters: [String: [String]]

  /// No extensions, as after HELO.
  static let none = Capabilities(parameters: [:])

  private init(parameters: [String: [String]]) { self.parameters = parameters }

  /// Parses the lines of a reply to EHLO or LHLO, the first of which is the server's greeting. They have to be as they
  /// came: a masked password may be the same word as a keyword.
  init(_ lines: [ReplyLine]) {
    var parameters: [String: [String]] = [:]
    for line in lines.dropFirst() {
      var words = String(decoding: line.text, as: UTF8.self).split(separator: " ").map(String.init)
      guard !words.isEmpty else { continue }
      let keyword = words.removeFirst().uppercased()
      parameters[keyword, default: []] += words
    }
    self.parameters = parameters
  }

  /// Whether `keyword`, in upper case, is offered.
  func offers(_ keyword: String) -> Bool { parameters[keyword] != nil }

  /// STARTTLS (RFC 3207).
  var startTLS: Bool { offers("STARTTLS") }
  /// Command pipelining (RFC 2920).
  var pipelining: Bool { offers("PIPELINING") }
  /// SMTPUTF8: addresses and header fields may be UTF-8 (RFC 6531).
  var internationalized: Bool { offers("SMTPUTF8") }
  /// SIZE: the message size may be declared (RFC 1870).
  var size: Bool { offers("SIZE") }
  /// The maximum message size in octets; nil when there is no limit, or the server does not say (RFC 1870, 3).
  var sizeLimit: Int? {
    let limit = parameters["SIZE"]?.first.flatMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    return limit == 0 ? nil : limit
  }

  /// The attribute names of XCLIENT, in upper case (Postfix, XCLIENT_README); nil when it is not offered.
  var xclientAttributes: [String]? {
    parameters["XCLIENT"].map { attributes in
      var seen: Set<String> = []
      return attributes.map { $0.uppercased() }.filter { seen.insert($0).inserted }
    }
  }
}
