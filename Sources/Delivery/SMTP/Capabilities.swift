/// The extensions that a server offers in its reply to EHLO or LHLO (RFC 5321, 4.1.1.1).
struct Capabilities: Hashable, Sendable {
  /// The parameters of each keyword, which is in capital letters; parameters are as the server wrote them.
  let parameters: [String: [String]]

  /// What a server that only knows HELO offers.
  static let none = Capabilities(parameters: [:])

  private init(parameters: [String: [String]]) { self.parameters = parameters }

  /// Reads the reply to EHLO or LHLO; its first line is the name of the server.
  init(_ reply: Reply) {
    var parameters: [String: [String]] = [:]
    for line in reply.lines.dropFirst() {
      var words = line.split(separator: " ").map(String.init)
      guard !words.isEmpty else { continue }
      let keyword = words.removeFirst().uppercased()
      parameters[keyword, default: []] += words
    }
    self.parameters = parameters
  }

  /// Whether `keyword`, in capital letters, is offered.
  func offers(_ keyword: String) -> Bool { parameters[keyword] != nil }

  /// STARTTLS (RFC 3207).
  var startTLS: Bool { offers("STARTTLS") }
  /// Commands may be sent before the replies to earlier ones (RFC 2920).
  var pipelining: Bool { offers("PIPELINING") }
  /// Messages may have bytes above 127 (RFC 6152).
  var eightBit: Bool { offers("8BITMIME") }
  /// Addresses and headers may be UTF-8 (RFC 6531).
  var internationalized: Bool { offers("SMTPUTF8") }
  /// The size of a message may be declared (RFC 1870).
  var size: Bool { offers("SIZE") }
  /// How many bytes the largest message may have that the server takes; nil when there is no such limit, or none is
  /// told (RFC 1870, 3).
  var sizeLimit: Int? {
    let limit = parameters["SIZE"]?.first.flatMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    return limit == 0 ? nil : limit
  }

  /// The names of the attributes that XCLIENT takes, in capital letters (Postfix, XCLIENT_README); nil
  /// when it is not offered.
  var xclientAttributes: [String]? {
    parameters["XCLIENT"].map { attributes in
      var seen: Set<String> = []
      return attributes.map { $0.uppercased() }.filter { seen.insert($0).inserted }
    }
  }
}
