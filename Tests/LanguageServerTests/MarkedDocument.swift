/// A text with the marks 1️⃣ 2️⃣ … removed, and their positions.
struct MarkedDocument {
  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"]

  let text: String
  private var places: [Character: Int] = [:]

  init(_ marked: String) {
    var text = ""
    for character in marked {
      if MarkedDocument.marks.contains(character) {
        places[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
  }

  /// The offset of `mark` in bytes.
  func offset(_ mark: Character) -> Int { places[mark] ?? 0 }

  /// The line and character of `mark`, from zero, in UTF-16 units.
  func position(_ mark: Character) -> (line: Int, character: Int) {
    let before = String(decoding: Array(text.utf8)[..<offset(mark)], as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.count - 1, lines[lines.count - 1].utf16.count)
  }
}
