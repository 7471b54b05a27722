/// Why words do not name an option in a scope.
package enum OptionQueryProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are no words.
  case missingOption
  /// No option has that name.
  case unknownOption(String, suggestion: String?)
  /// The name opens a stanza and has no value.
  case stanzaInsteadOfOption(String)
  /// No stanza has that name.
  case unknownStanza(String, suggestion: String?)
  /// An option is not the last word; `order` is the order that is valid.
  case optionBeforeEnd(String, order: String)
  /// A stanza and its label or option are one word.
  case severalWordsInOne(String)
  /// The global scope is given a name.
  case namedGlobalScope(String)
  /// The stanza is not valid in that scope.
  case misplacedStanza(String, in: String)
  /// The stanza needs a label.
  case missingLabel(String)
  /// The option is to be set, but there is no value.
  case missingValue(String)
  /// The option is to be set to the word after it, but there is no equals sign.
  case missingEqualsSign(String, value: String)
  /// The option is to be unset, but there is a value.
  case surplusValue(String)
  /// The value of the option is asked for, but there is a value.
  case valueInQuestion(String)
  /// The value begins as a list does, but is none.
  case openList(String)
  /// The value begins as a string in double quotes does, but is none.
  case openString(String)
  /// The value is a dictionary, which the option does not take.
  case dictionary(String)
  /// A quote is not closed.
  case openQuote

  /// What is there, then what to do; lower case, no full stop.
  package var description: String {
    switch self {
    case .missingOption: "an option is missing; write its name last"
    case .unknownOption(let name, let suggestion):
      "option `\(name)` is not known" + Spelling.clause(suggestion)
    case .stanzaInsteadOfOption(let name):
      "`\(name)` opens a stanza; write its label and then the name of an option"
    case .unknownStanza(let name, let suggestion):
      "scope `\(name)` is not known" + Spelling.clause(suggestion)
    case .optionBeforeEnd(let name, let order):
      "`\(name)` is an option, which comes last: `\(order)`"
    case .severalWordsInOne(let text):
      "`\(text)` is one word; write the stanza and its label as separate words"
    case .namedGlobalScope(let name): "the global scope has no name; leave `\(name)` out"
    case .misplacedStanza(let name, let scope):
      scope == QueryScope.global.title
        ? "`\(name)` is not valid in the global scope; name the stanza around it first"
        : "`\(name)` is not valid in `\(scope)`"
    case .missingLabel(let name): "`\(name)` needs a label"
    case .missingValue(let name): "`\(name)` has no value; write `\(name)=VALUE`"
    case .missingEqualsSign(let name, let value):
      "`=` is missing after `\(name)`; write `\(name)=\(value)`"
    case .valueInQuestion(let name):
      "the question about `\(name)` takes no value; leave `=` and the rest out"
    case .openList(let name):
      "the value of `\(name)` begins a list but is not one; write the closing parenthesis, and nothing after it"
    case .openString(let name):
      "the value of `\(name)` begins a string but is not one; write the closing quote, and nothing after it"
    case .dictionary(let name):
      "the value of `\(name)` is \(ValueForm.dictionary.words), which it does not take; leave the brackets out"
    case .surplusValue(let name): "unsetting `\(name)` takes no value; leave `=` and the rest out"
    case .openQuote: "a quote is not closed"
    }
  }
}
