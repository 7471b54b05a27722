/**
 * The configuration language of Momentum (Ecelerity), after Grammar/ecelerity.ebnf.
 *
 * Of two tokens of equal length, the first one in this file is used, so `include` is a keyword and not a
 * word.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// A word does not start with a block comment, and ends before white space, NUL and # " ' = { } [ ] ( ).
const word = /(?:\/|(?:[^\s\x00#"'={}\[\]()\/]|\/[^\s\x00#"'={}\[\]()*])[^\s\x00#"'={}\[\]()]*)/;
// In a list, a comma ends it as well.
const item = /(?:\/|(?:[^\s\x00#"'={}\[\](),\/]|\/[^\s\x00#"'={}\[\](),*])[^\s\x00#"'={}\[\](),]*)/;

module.exports = grammar({
  name: 'ecelerity',

  // A label between slashes, read in src/scanner.c.
  externals: $ => [$.regex],

  extras: $ => [/\s/, /\uFEFF/, $.comment],

  rules: {
    file: $ => repeat($._statement),

    _statement: $ => choice($.include, $.option, $.stanza),

    include: $ => prec(1, seq($.include_keyword, field('path', $._scalar))),
    include_keyword: _ => /([rR][eE][aA][dD][oO][nN][lL][yY]_)?[iI][nN][cC][lL][uU][dD][eE]/,

    option: $ => choice(
      seq(field('name', $._name), '=', field('value', $._value)),
      seq(field('name', $._name), field('value', $.dictionary)),
    ),
    _name: $ => choice($.word, alias($.include_keyword, $.word)),
    _value: $ => choice($._scalar, $.list, $.dictionary),
    _scalar: $ => choice($.string, $.word),

    list: $ => seq('(', repeat(choice($.string, alias($.item, $.word), ',')), ')'),
    dictionary: $ => seq('[', repeat($.pair), ']'),
    pair: $ => seq(field('key', $._scalar), '=', field('value', $._scalar)),

    stanza: $ => choice(
      seq(field('name', $._name), optional(field('label', $._label)), field('body', $.body)),
      seq(field('name', $._name), '=', optional(field('label', $._scalar)), field('body', $.body)),
    ),
    _label: $ => choice($.regex, $.string, $.word),
    body: $ => seq('{', repeat($._statement), '}'),

    string: $ => seq('"', repeat(choice($.escape, $._text)), token.immediate('"')),
    _text: _ => token.immediate(prec(1, /([^"\\]|\\[^\\"nrt])+/)),
    escape: _ => token.immediate(/\\[\\"nrt]/),

    word: _ => word,
    item: _ => item,

    comment: _ => token(choice(/#[^\n]*/, /\/\*[^*]*\*+([^\/*][^*]*\*+)*\//)),
  },
});
