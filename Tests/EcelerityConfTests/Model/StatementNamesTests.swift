import Testing

@testable import EcelerityConf

/// Names are numbered in batches; equal ones have equal numbers wherever they are.
@Suite struct StatementNamesTests {
  /// Each name once more after `distance` others, in other letters.
  @Test(arguments: [1, 2, 15, 16, 17, 40, 300])
  func sameNamesHaveSameNumbers(distance: Int) throws {
    let names = (0..<900).map { index in
      let name = "name_\((index / (2 * distance)) * distance + index % distance)"
      return index / distance % 2 == 0 ? name : name.uppercased()
    }
    var table = NameTable()
    let tree = SyntaxTree(
      parsing: SourceFile(path: "a.conf", text: names.map { "\($0) = 1\n" }.joined()))
    var numbers = StatementNames(of: tree)
    numbers.numberUnknown(of: tree, in: &table)
    var known: [String: NameID] = [:]
    for (index, name) in names.enumerated() {
      let number = numbers[index + 1]
      #expect(table.text(number) == name.lowercased())
      #expect(known[name.lowercased()] ?? number == number)
      known[name.lowercased()] = number
    }
    #expect(Set(known.values).count == known.count)
  }

  @Test func namesOfTheTableAndOthersMayAlternate() {
    let text = "gateway = a\nodd = b\n\"Odd\" = c\ninclude \"d\"\nodd { Gateway = e }\n"
    var table = NameTable()
    let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: text))
    var numbers = StatementNames(of: tree)
    numbers.numberUnknown(of: tree, in: &table)
    #expect(numbers[0] == noRecord)
    #expect((1...3).map { table.text(numbers[$0]) } == ["gateway", "odd", "odd"])
    #expect(numbers[2] == numbers[3])
    #expect(numbers[4] == noRecord)
    #expect(numbers[5] == numbers[2])
    #expect(table.keyword(numbers[6]) == .gateway)
  }
}
