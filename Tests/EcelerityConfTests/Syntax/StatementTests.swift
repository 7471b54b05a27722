import EcelerityConf
import Testing

/// Sections 2 to 4 of the language: statements, labels, includes.
struct StatementTests {
  // MARK: Options

  @Test func statementsOfAllKindsMixInAnyOrder() {
    assertParse(
      "s { t \"x\" { } a = 1 include y b = ( ) } c [ ] d = [ e = f ]",
      "s{t \"x\"{}; a=1; <y>; b=()}; c=[]; d=[e:f]")
  }

  @Test func aMissingValueIsNotTheNameOnTheNextLine() {
    assertParse("1️⃣a =\nb = 1", "a=; b=1", problems: [Expected("1️⃣", .missingValue, text: "a")])
    assertParse("1️⃣a =\ns \"l\" {\n}", "a=; s \"l\"{}", problems: [Expected("1️⃣", .missingValue)])
    assertParse("1️⃣a =\ns {\n}", "a=; s{}", problems: [Expected("1️⃣", .missingValue, text: "a")])
    assertParse(
      "  1️⃣a =\n  s\n  { b = 1 }", "a=; s{b=1}", problems: [Expected("1️⃣", .missingValue)])
    assertParse(
      "b { 1️⃣a =\n  s { c = 1 }\n}", "b{a=; s{c=1}}", problems: [Expected("1️⃣", .missingValue)])
    assertParse("1️⃣a =\ninclude \"x\"", "a=; <\"x\">", problems: [Expected("1️⃣", .missingValue)])
    assertParse("s { 1️⃣a = }\nb = 1", "s{a=}; b=1", problems: [Expected("1️⃣", .missingValue)])
    assertParse("1️⃣a =", "a=", problems: [Expected("1️⃣", .missingValue)])
    assertParse("a =\nb c = 1 d =\n \"e\"", "a=b; c=1; d=\"e\"")
    assertParse("a =\nb c {}", "a=b; c{}")
  }

  @Test func anOptionOfVersionTwoHasNoValue() {
    assertParse(
      "1️⃣relay_for_sending_domains\na = 1", "relay_for_sending_domains=; a=1",
      problems: [Expected("1️⃣", .optionWithoutValue)])
    assertParse("s { 1️⃣verbose }", "s{verbose=}", problems: [Expected("1️⃣", .optionWithoutValue)])
  }

  @Test func aValueOfSeveralWordsNeedsQuotes() {
    assertParse(
      "a = my 1️⃣server name\nb = 1", "a=my; ?; b=1",
      problems: [Expected("1️⃣", .unexpectedToken, text: "server")])
    assertParse(
      "a = my 1️⃣server\nb = 1", "a=my; ?; b=1",
      problems: [Expected("1️⃣", .unexpectedToken, text: "server")])
    assertParse("a = b 1️⃣= c\nd = 1", "a=b; ?; d=1", problems: [Expected("1️⃣", .unexpectedToken)])
    assertParse("a 1️⃣b = c\nd = 1", "?; d=1", problems: [Expected("1️⃣", .unexpectedToken, text: "b")])
  }

  @Test func namesAreNotQuoted() {
    assertParse("1️⃣\"a\" = 1 b = 2", "\"a\"=1; b=2", problems: [Expected("1️⃣", .quotedName)])
    assertParse(
      "1️⃣\"s\" \"l\" { a = 1 }", "\"s\" \"l\"{a=1}", problems: [Expected("1️⃣", .quotedName)])
    assertParse(
      "1️⃣\"s\" { a = 1 }\nb = 1", "\"s\"{a=1}; b=1", problems: [Expected("1️⃣", .quotedName)])
  }

  // MARK: Lists

  @Test func listsHoldWordsAndStrings() {
    assertParse(
      "a = ( \"x\" y 25 -1 *.z ) b = () c = ( # none\n )", "a=(\"x\" y 25 -1 *.z); b=(); c=()")
  }

  @Test func commasSeparateItemsOutsideStrings() {
    assertParse("a = ( \"a\", \"b\" c )", "a=(\"a\" \"b\" c)")
    assertParse("a = (a,b,\"c,d\")", "a=(a b \"c,d\")")
  }

  @Test func aCommaThatSeparatesNothingIsAWarning() {
    let tree = assertParse(
      "a = ( 1️⃣, x,2️⃣, y 3️⃣, )", "a=(x y)",
      problems: [
        Expected("1️⃣", .strayComma), Expected("2️⃣", .strayComma), Expected("3️⃣", .strayComma),
      ])
    #expect(!tree.hasErrors)
  }

  @Test func listsDoNotNest() {
    assertParse(
      "a = ( x 1️⃣( y z ) ( w ) v )\nb = 1", "a=(x y z w v); b=1",
      problems: [Expected("1️⃣", .nestedInList)])
    assertParse(
      "a = ( 1️⃣[ k = v ] )\nb = 1", "a=(k v); b=1", problems: [Expected("1️⃣", .nestedInList)])
    assertParse(
      "a = ( k 1️⃣= v, l = w )\nb = 1", "a=(k v l w); b=1", problems: [Expected("1️⃣", .nestedInList)])
    assertParse("a = ( 1️⃣( x )\nb = 1", "a=(x); b=1", problems: [Expected("1️⃣", .nestedInList)])
  }

  @Test func aListNeedsEquals() {
    assertParse("a 1️⃣( x y )\nb = 1", "a=(x y); b=1", problems: [Expected("1️⃣", .missingEquals)])
  }

  // MARK: Dictionaries

  @Test func dictionariesHoldPairs() {
    assertParse(
      "a = [ k = v \"q r\" = \"w\" 192.0.2.7 = x:y mx.example = 1 25 = z ] b = []",
      "a=[k:v \"q r\":\"w\" 192.0.2.7:x:y mx.example:1 25:z]; b=[]")
  }

  @Test func theEqualsBeforeADictionaryMayBeMissing() {
    assertParse("opt [ k = v ] hook:data[x=\"y\"]", "opt=[k:v]; hook:data=[x:\"y\"]")
    #expect(assertParse("o [ k = v ]").statements.first { _ in true }?.option?.nameToken == 0)
  }

  @Test func pairsAreNotSeparated() {
    assertParse(
      "a = [ k = v1️⃣, l = \"w\", m = x ]\nb = 1", "a=[k:v l:\"w\" m:x]; b=1",
      problems: [Expected("1️⃣", .commaInDictionary)])
    assertParse(
      "a = [ k = v1️⃣,\n l = 1,\n]", "a=[k:v l:1]", problems: [Expected("1️⃣", .commaInDictionary)])
    assertParse("a = [ k = v,w ]", "a=[k:v,w]")
  }

  @Test func aPairIsComplete() {
    assertParse("a = [ 1️⃣k ]\nb = 1", "a=[]; b=1", problems: [Expected("1️⃣", .incompletePair)])
    assertParse(
      "a = [ 1️⃣x y \"z\" ]\nb = 1", "a=[]; b=1", problems: [Expected("1️⃣", .incompletePair)])
    assertParse("a = [\n1️⃣k =\nl = 1 ]", "a=[l:1]", problems: [Expected("1️⃣", .incompletePair)])
    assertParse("a = [ 1️⃣k = ] b = 1", "a=[]; b=1", problems: [Expected("1️⃣", .incompletePair)])
  }

  @Test func dictionariesDoNotNest() {
    assertParse(
      "a = [ k = 1️⃣[ l = m ] n = o ]\nb = 1", "a=[l:m n:o]; b=1",
      problems: [Expected("1️⃣", .nestedInDictionary)])
    assertParse(
      "a = [ k = 1️⃣( l m ) n = o ]\nb = 1", "a=[n:o]; b=1",
      problems: [Expected("1️⃣", .nestedInDictionary)])
    assertParse(
      "a = [ k = 1️⃣{ l = m } n = o ]\nb = 1", "a=[l:m n:o]; b=1",
      problems: [Expected("1️⃣", .nestedInDictionary)])
  }

  // MARK: Stanzas

  @Test func labelsAreQuotedOrBareOrMissing() {
    let tree = assertParse(
      "s {} s \"west 1\" {} s west-2 {} s \"\" {} s\n\"x\"\n{}",
      "s{}; s \"west 1\"{}; s west-2{}; s \"\"{}; s \"x\"{}")
    #expect(ScalarText.value(4, in: tree) == "west 1")
  }

  @Test func stanzasNest() {
    assertParse("a {b {c \"d\" {e = 1} f = 2}}", "a{b{c \"d\"{e=1}; f=2}}")
  }

  @Test func equalsInAHeaderIsAWarning() {
    let tree = assertParse(
      "Name 1️⃣= { a = 1 }\nName 2️⃣= \"l\" { b = 2 }\nName 3️⃣= l {}",
      "Name{a=1}; Name \"l\"{b=2}; Name l{}",
      problems: [
        Expected("1️⃣", .equalsInHeader), Expected("2️⃣", .equalsInHeader),
        Expected("3️⃣", .equalsInHeader),
      ])
    #expect(!tree.hasErrors)
    #expect(tree.statements.map { $0.stanza?.equalsToken != nil } == [true, true, true])
  }

  @Test func theLabelAfterEqualsMayBeOnADeeperLine() {
    assertParse(
      "Name 1️⃣=\n  l {}\nName 2️⃣=\n\"l\" {}", "Name l{}; Name \"l\"{}",
      problems: [Expected("1️⃣", .equalsInHeader), Expected("2️⃣", .equalsInHeader)])
  }

  @Test func nestingIsLimited() {
    let depth = 128
    let opening = String(repeating: "s { ", count: depth)
    let closing = String(repeating: "} ", count: depth)
    assertParse(opening + "a = 1 " + closing + "b = 1")
    assertParse(
      opening + "1️⃣s { a = 1 { } } c = 1 " + closing + "b = 1",
      problems: [Expected("1️⃣", .nestingTooDeep)])
  }

  // MARK: Includes

  @Test func includesStandInAnyScopeAndCase() {
    let tree = assertParse(
      "include \"x.conf\" INCLUDE y.conf s \"l\" { ReadOnly_Include /etc/z.d }",
      "<\"x.conf\">; <y.conf>; s \"l\"{</etc/z.d>}")
    #expect(tree.tokens.kind(0) == .include)
    #expect(tree.statements.map { $0.include?.isReadOnly } == [false, false, nil])
  }

  @Test func includeIsAWordElsewhere() {
    assertParse(
      "a = include b = ( include ) c = [ include = readonly_include ] s include {}",
      "a=include; b=(include); c=[include:readonly_include]; s include{}")
    assertParse("included = 1 include_x = 2", "included=1; include_x=2")
  }

  @Test func anIncludeOfTheWrongFormSaysSo() {
    assertParse(
      "include 1️⃣= \"x\"\na = 1", "<\"x\">; a=1", problems: [Expected("1️⃣", .includeWithEquals)])
    assertParse(
      "include 1️⃣= ( \"x\" )\na = 1", "<>; a=1", problems: [Expected("1️⃣", .includeWithEquals)])
    assertParse("include 1️⃣{ b = 1 }\na = 1", "<>; a=1", problems: [Expected("1️⃣", .includeWithBody)])
    assertParse("include 1️⃣[ b = 1 ]\na = 1", "<>; a=1", problems: [Expected("1️⃣", .includeWithBody)])
    assertParse("1️⃣include\na = 1", "<>; a=1", problems: [Expected("1️⃣", .missingIncludePath)])
    assertParse("s { 1️⃣include }", "s{<>}", problems: [Expected("1️⃣", .missingIncludePath)])
    assertParse(
      "include \"x\" 1️⃣\"y\"\na = 1", "<\"x\">; ?; a=1", problems: [Expected("1️⃣", .unexpectedToken)])
  }
}
