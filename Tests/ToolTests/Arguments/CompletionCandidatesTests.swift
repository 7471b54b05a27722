import Testing

@testable import ToolSupport

struct CompletionCandidatesTests {
  @Test(arguments: [
    ("FILE", CompletionCandidates.files), ("FILE|DIR|-", .files), ("FILE|-", .files),
    ("DIR", .directories),
    ("NAME", .nothing), ("PROFILE", .nothing),
  ])
  func theNameOfAValueSaysWhetherItIsAFile(placeholder: String, candidates: CompletionCandidates) {
    #expect(CompletionCandidates(promisedBy: placeholder) == candidates)
    #expect(OperandDeclaration(placeholder).candidates == candidates)
  }

  @Test func whatAnOptionOffersIsNearerThanItsName() {
    let option = CommandOption.text("x", "FILE", help: "x")
    #expect(option.declaration.candidates == .files)
    #expect(option.offering(.words(["a"])).declaration.candidates == .words(["a"]))
  }

  @Test func scriptsAskWithThreeWordsAtLeast() {
    #expect(InternalRequest(["--complete", "scope"]) == nil)
    #expect(
      InternalRequest(["--complete", "scope", "", "eval"])
        == .candidates(kind: "scope", prefix: "", words: ["eval"]))
    #expect(InternalRequest(["--man"]) == .manual)
    #expect(InternalRequest(["--man", "x"]) == nil)
    #expect(InternalRequest(["eval", "--man"]) == nil)
  }

  @Test func theBeginningOfALineIsReadAsFarAsItMakesSense() {
    let line = sample.parseBeginning(
      ["--nonsense", "explain", "-c", "x.conf", "--seed=no", "a.example", "--config"])
    #expect(line.commandPath == ["explain"])
    #expect(line[SampleOption.config] == "x.conf")
    #expect(line.operands == ["a.example"])
  }
}
