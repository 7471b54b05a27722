/// Message data in the format of DATA.
enum MessageText {
  /// `message` with CR LF line ends (RFC 5321, 2.3.8), dot-stuffed, and terminated by a line with a dot (RFC 5321,
  /// 4.5.2).
  static func transparent(_ message: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(message.count + message.count / 32 + 5)
    var isAtStart = true
    var previous: UInt8 = 0
    for byte in message {
      let isEnd = byte == carriageReturn || byte == lineFeed
      if byte == lineFeed, previous == carriageReturn {
        previous = byte
        continue
      }
      if isAtStart, byte == dot { text.append(dot) }
      text += isEnd ? [carriageReturn, lineFeed] : [byte]
      isAtStart = isEnd
      previous = byte
    }
    return text + (isAtStart ? [] : [carriageReturn, lineFeed]) + [dot, carriageReturn, lineFeed]
  }

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let dot = UInt8(ascii: ".")
}
