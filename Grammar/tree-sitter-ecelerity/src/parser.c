#include "tree_sitter/parser.h"

#if defined(__GNUC__) || defined(__clang__)
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif

#define LANGUAGE_VERSION 14
#define STATE_COUNT 80
#define LARGE_STATE_COUNT 2
#define SYMBOL_COUNT 36
#define ALIAS_COUNT 0
#define TOKEN_COUNT 18
#define EXTERNAL_TOKEN_COUNT 1
#define FIELD_COUNT 6
#define MAX_ALIAS_SEQUENCE_LENGTH 4
#define PRODUCTION_ID_COUNT 10

enum ts_symbol_identifiers {
  sym_include_keyword = 1,
  anon_sym_EQ = 2,
  anon_sym_LPAREN = 3,
  anon_sym_COMMA = 4,
  anon_sym_RPAREN = 5,
  anon_sym_LBRACK = 6,
  anon_sym_RBRACK = 7,
  anon_sym_LBRACE = 8,
  anon_sym_RBRACE = 9,
  anon_sym_DQUOTE = 10,
  anon_sym_DQUOTE2 = 11,
  sym__text = 12,
  sym_escape = 13,
  sym_word = 14,
  sym_item = 15,
  sym_comment = 16,
  sym_regex = 17,
  sym_file = 18,
  sym__statement = 19,
  sym_include = 20,
  sym_option = 21,
  sym__name = 22,
  sym__value = 23,
  sym__scalar = 24,
  sym_list = 25,
  sym_dictionary = 26,
  sym_pair = 27,
  sym_stanza = 28,
  sym__label = 29,
  sym_body = 30,
  sym_string = 31,
  aux_sym_file_repeat1 = 32,
  aux_sym_list_repeat1 = 33,
  aux_sym_dictionary_repeat1 = 34,
  aux_sym_string_repeat1 = 35,
};

static const char * const ts_symbol_names[] = {
  [ts_builtin_sym_end] = "end",
  [sym_include_keyword] = "include_keyword",
  [anon_sym_EQ] = "=",
  [anon_sym_LPAREN] = "(",
  [anon_sym_COMMA] = ",",
  [anon_sym_RPAREN] = ")",
  [anon_sym_LBRACK] = "[",
  [anon_sym_RBRACK] = "]",
  [anon_sym_LBRACE] = "{",
  [anon_sym_RBRACE] = "}",
  [anon_sym_DQUOTE] = "\"",
  [anon_sym_DQUOTE2] = "\"",
  [sym__text] = "_text",
  [sym_escape] = "escape",
  [sym_word] = "word",
  [sym_item] = "word",
  [sym_comment] = "comment",
  [sym_regex] = "regex",
  [sym_file] = "file",
  [sym__statement] = "_statement",
  [sym_include] = "include",
  [sym_option] = "option",
  [sym__name] = "_name",
  [sym__value] = "_value",
  [sym__scalar] = "_scalar",
  [sym_list] = "list",
  [sym_dictionary] = "dictionary",
  [sym_pair] = "pair",
  [sym_stanza] = "stanza",
  [sym__label] = "_label",
  [sym_body] = "body",
  [sym_string] = "string",
  [aux_sym_file_repeat1] = "file_repeat1",
  [aux_sym_list_repeat1] = "list_repeat1",
  [aux_sym_dictionary_repeat1] = "dictionary_repeat1",
  [aux_sym_string_repeat1] = "string_repeat1",
};

static const TSSymbol ts_symbol_map[] = {
  [ts_builtin_sym_end] = ts_builtin_sym_end,
  [sym_include_keyword] = sym_include_keyword,
  [anon_sym_EQ] = anon_sym_EQ,
  [anon_sym_LPAREN] = anon_sym_LPAREN,
  [anon_sym_COMMA] = anon_sym_COMMA,
  [anon_sym_RPAREN] = anon_sym_RPAREN,
  [anon_sym_LBRACK] = anon_sym_LBRACK,
  [anon_sym_RBRACK] = anon_sym_RBRACK,
  [anon_sym_LBRACE] = anon_sym_LBRACE,
  [anon_sym_RBRACE] = anon_sym_RBRACE,
  [anon_sym_DQUOTE] = anon_sym_DQUOTE,
  [anon_sym_DQUOTE2] = anon_sym_DQUOTE,
  [sym__text] = sym__text,
  [sym_escape] = sym_escape,
  [sym_word] = sym_word,
  [sym_item] = sym_word,
  [sym_comment] = sym_comment,
  [sym_regex] = sym_regex,
  [sym_file] = sym_file,
  [sym__statement] = sym__statement,
  [sym_include] = sym_include,
  [sym_option] = sym_option,
  [sym__name] = sym__name,
  [sym__value] = sym__value,
  [sym__scalar] = sym__scalar,
  [sym_list] = sym_list,
  [sym_dictionary] = sym_dictionary,
  [sym_pair] = sym_pair,
  [sym_stanza] = sym_stanza,
  [sym__label] = sym__label,
  [sym_body] = sym_body,
  [sym_string] = sym_string,
  [aux_sym_file_repeat1] = aux_sym_file_repeat1,
  [aux_sym_list_repeat1] = aux_sym_list_repeat1,
  [aux_sym_dictionary_repeat1] = aux_sym_dictionary_repeat1,
  [aux_sym_string_repeat1] = aux_sym_string_repeat1,
};

static const TSSymbolMetadata ts_symbol_metadata[] = {
  [ts_builtin_sym_end] = {
    .visible = false,
    .named = true,
  },
  [sym_include_keyword] = {
    .visible = true,
    .named = true,
  },
  [anon_sym_EQ] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_LPAREN] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_COMMA] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_RPAREN] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_LBRACK] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_RBRACK] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_LBRACE] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_RBRACE] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_DQUOTE] = {
    .visible = true,
    .named = false,
  },
  [anon_sym_DQUOTE2] = {
    .visible = true,
    .named = false,
  },
  [sym__text] = {
    .visible = false,
    .named = true,
  },
  [sym_escape] = {
    .visible = true,
    .named = true,
  },
  [sym_word] = {
    .visible = true,
    .named = true,
  },
  [sym_item] = {
    .visible = true,
    .named = true,
  },
  [sym_comment] = {
    .visible = true,
    .named = true,
  },
  [sym_regex] = {
    .visible = true,
    .named = true,
  },
  [sym_file] = {
    .visible = true,
    .named = true,
  },
  [sym__statement] = {
    .visible = false,
    .named = true,
  },
  [sym_include] = {
    .visible = true,
    .named = true,
  },
  [sym_option] = {
    .visible = true,
    .named = true,
  },
  [sym__name] = {
    .visible = false,
    .named = true,
  },
  [sym__value] = {
    .visible = false,
    .named = true,
  },
  [sym__scalar] = {
    .visible = false,
    .named = true,
  },
  [sym_list] = {
    .visible = true,
    .named = true,
  },
  [sym_dictionary] = {
    .visible = true,
    .named = true,
  },
  [sym_pair] = {
    .visible = true,
    .named = true,
  },
  [sym_stanza] = {
    .visible = true,
    .named = true,
  },
  [sym__label] = {
    .visible = false,
    .named = true,
  },
  [sym_body] = {
    .visible = true,
    .named = true,
  },
  [sym_string] = {
    .visible = true,
    .named = true,
  },
  [aux_sym_file_repeat1] = {
    .visible = false,
    .named = false,
  },
  [aux_sym_list_repeat1] = {
    .visible = false,
    .named = false,
  },
  [aux_sym_dictionary_repeat1] = {
    .visible = false,
    .named = false,
  },
  [aux_sym_string_repeat1] = {
    .visible = false,
    .named = false,
  },
};

enum ts_field_identifiers {
  field_body = 1,
  field_key = 2,
  field_label = 3,
  field_name = 4,
  field_path = 5,
  field_value = 6,
};

static const char * const ts_field_names[] = {
  [0] = NULL,
  [field_body] = "body",
  [field_key] = "key",
  [field_label] = "label",
  [field_name] = "name",
  [field_path] = "path",
  [field_value] = "value",
};

static const TSFieldMapSlice ts_field_map_slices[PRODUCTION_ID_COUNT] = {
  [2] = {.index = 0, .length = 1},
  [3] = {.index = 1, .length = 2},
  [4] = {.index = 3, .length = 2},
  [5] = {.index = 5, .length = 2},
  [6] = {.index = 7, .length = 2},
  [7] = {.index = 9, .length = 3},
  [8] = {.index = 12, .length = 3},
  [9] = {.index = 15, .length = 2},
};

static const TSFieldMapEntry ts_field_map_entries[] = {
  [0] =
    {field_path, 1},
  [1] =
    {field_name, 0},
    {field_value, 1},
  [3] =
    {field_body, 1},
    {field_name, 0},
  [5] =
    {field_name, 0},
    {field_value, 2},
  [7] =
    {field_body, 2},
    {field_name, 0},
  [9] =
    {field_body, 2},
    {field_label, 1},
    {field_name, 0},
  [12] =
    {field_body, 3},
    {field_label, 2},
    {field_name, 0},
  [15] =
    {field_key, 0},
    {field_value, 2},
};

static const TSSymbol ts_alias_sequences[PRODUCTION_ID_COUNT][MAX_ALIAS_SEQUENCE_LENGTH] = {
  [0] = {0},
  [1] = {
    [0] = sym_word,
  },
};

static const uint16_t ts_non_terminal_alias_map[] = {
  0,
};

static const TSStateId ts_primary_state_ids[STATE_COUNT] = {
  [0] = 0,
  [1] = 1,
  [2] = 2,
  [3] = 2,
  [4] = 4,
  [5] = 4,
  [6] = 6,
  [7] = 7,
  [8] = 8,
  [9] = 9,
  [10] = 8,
  [11] = 9,
  [12] = 7,
  [13] = 13,
  [14] = 13,
  [15] = 15,
  [16] = 16,
  [17] = 15,
  [18] = 18,
  [19] = 16,
  [20] = 20,
  [21] = 21,
  [22] = 20,
  [23] = 23,
  [24] = 21,
  [25] = 25,
  [26] = 25,
  [27] = 27,
  [28] = 27,
  [29] = 29,
  [30] = 30,
  [31] = 27,
  [32] = 32,
  [33] = 30,
  [34] = 34,
  [35] = 30,
  [36] = 34,
  [37] = 32,
  [38] = 27,
  [39] = 39,
  [40] = 32,
  [41] = 27,
  [42] = 32,
  [43] = 34,
  [44] = 32,
  [45] = 45,
  [46] = 46,
  [47] = 47,
  [48] = 48,
  [49] = 49,
  [50] = 50,
  [51] = 51,
  [52] = 52,
  [53] = 53,
  [54] = 54,
  [55] = 53,
  [56] = 54,
  [57] = 51,
  [58] = 30,
  [59] = 50,
  [60] = 60,
  [61] = 46,
  [62] = 62,
  [63] = 47,
  [64] = 60,
  [65] = 65,
  [66] = 48,
  [67] = 49,
  [68] = 45,
  [69] = 65,
  [70] = 52,
  [71] = 71,
  [72] = 71,
  [73] = 34,
  [74] = 34,
  [75] = 30,
  [76] = 76,
  [77] = 76,
  [78] = 78,
  [79] = 79,
};

static TSCharacterRange sym_word_character_set_1[] = {
  {0x01, 0x08}, {0x0e, 0x1f}, {'!', '!'}, {'$', '&'}, {'*', '<'}, {'>', 'Z'}, {'\\', '\\'}, {'^', 'z'},
  {'|', '|'}, {'~', 0x10ffff},
};

static TSCharacterRange sym_word_character_set_2[] = {
  {0x01, 0x08}, {0x0e, 0x1f}, {'!', '!'}, {'$', '&'}, {'+', '<'}, {'>', 'Z'}, {'\\', '\\'}, {'^', 'z'},
  {'|', '|'}, {'~', 0x10ffff},
};

static TSCharacterRange sym_item_character_set_1[] = {
  {0x01, 0x08}, {0x0e, 0x1f}, {'!', '!'}, {'$', '&'}, {'*', '+'}, {'-', '<'}, {'>', 'Z'}, {'\\', '\\'},
  {'^', 'z'}, {'|', '|'}, {'~', 0x10ffff},
};

static TSCharacterRange sym_item_character_set_2[] = {
  {0x01, 0x08}, {0x0e, 0x1f}, {'!', '!'}, {'$', '&'}, {'+', '+'}, {'-', '<'}, {'>', 'Z'}, {'\\', '\\'},
  {'^', 'z'}, {'|', '|'}, {'~', 0x10ffff},
};

static bool ts_lex(TSLexer *lexer, TSStateId state) {
  START_LEXER();
  eof = lexer->eof(lexer);
  switch (state) {
    case 0:
      if (eof) ADVANCE(28);
      ADVANCE_MAP(
        '"', 40,
        '#', 78,
        '(', 32,
        ')', 34,
        ',', 33,
        '/', 4,
        '=', 31,
        '[', 35,
        '\\', 23,
        ']', 36,
        '{', 37,
        '}', 38,
        'I', 18,
        'i', 18,
        'R', 13,
        'r', 13,
      );
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == 0xfeff) SKIP(26);
      END_STATE();
    case 1:
      if (lookahead == '"') ADVANCE(40);
      if (lookahead == '#') ADVANCE(41);
      if (lookahead == '/') ADVANCE(45);
      if (lookahead == '\\') ADVANCE(24);
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == 0xfeff) ADVANCE(42);
      if (lookahead != 0) ADVANCE(46);
      END_STATE();
    case 2:
      ADVANCE_MAP(
        '"', 39,
        '#', 78,
        '(', 32,
        '/', 48,
        '=', 31,
        '[', 35,
        ']', 36,
        '{', 37,
        0xfeff, 53,
      );
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ') SKIP(2);
      if (lookahead != 0 &&
          (lookahead < '\'' || ')' < lookahead) &&
          lookahead != '}') ADVANCE(69);
      END_STATE();
    case 3:
      if (lookahead == '"') ADVANCE(39);
      if (lookahead == '#') ADVANCE(78);
      if (lookahead == ')') ADVANCE(34);
      if (lookahead == ',') ADVANCE(33);
      if (lookahead == '/') ADVANCE(70);
      if (lookahead == 0xfeff) ADVANCE(74);
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ') SKIP(3);
      if (lookahead != 0 &&
          (lookahead < '\'' || ')' < lookahead) &&
          lookahead != '=' &&
          lookahead != '[' &&
          lookahead != ']' &&
          lookahead != '{' &&
          lookahead != '}') ADVANCE(75);
      END_STATE();
    case 4:
      if (lookahead == '*') ADVANCE(6);
      END_STATE();
    case 5:
      if (lookahead == '*') ADVANCE(5);
      if (lookahead == '/') ADVANCE(76);
      if (lookahead != 0) ADVANCE(6);
      END_STATE();
    case 6:
      if (lookahead == '*') ADVANCE(5);
      if (lookahead != 0) ADVANCE(6);
      END_STATE();
    case 7:
      if (lookahead == '*') ADVANCE(43);
      if (lookahead == '"' ||
          lookahead == '\\' ||
          lookahead == 'n' ||
          lookahead == 'r' ||
          lookahead == 't') ADVANCE(6);
      if (lookahead != 0) ADVANCE(44);
      END_STATE();
    case 8:
      if (lookahead == '_') ADVANCE(15);
      END_STATE();
    case 9:
      if (lookahead == 'A' ||
          lookahead == 'a') ADVANCE(11);
      END_STATE();
    case 10:
      if (lookahead == 'C' ||
          lookahead == 'c') ADVANCE(16);
      END_STATE();
    case 11:
      if (lookahead == 'D' ||
          lookahead == 'd') ADVANCE(20);
      END_STATE();
    case 12:
      if (lookahead == 'D' ||
          lookahead == 'd') ADVANCE(14);
      END_STATE();
    case 13:
      if (lookahead == 'E' ||
          lookahead == 'e') ADVANCE(9);
      END_STATE();
    case 14:
      if (lookahead == 'E' ||
          lookahead == 'e') ADVANCE(29);
      END_STATE();
    case 15:
      if (lookahead == 'I' ||
          lookahead == 'i') ADVANCE(18);
      END_STATE();
    case 16:
      if (lookahead == 'L' ||
          lookahead == 'l') ADVANCE(21);
      END_STATE();
    case 17:
      if (lookahead == 'L' ||
          lookahead == 'l') ADVANCE(22);
      END_STATE();
    case 18:
      if (lookahead == 'N' ||
          lookahead == 'n') ADVANCE(10);
      END_STATE();
    case 19:
      if (lookahead == 'N' ||
          lookahead == 'n') ADVANCE(17);
      END_STATE();
    case 20:
      if (lookahead == 'O' ||
          lookahead == 'o') ADVANCE(19);
      END_STATE();
    case 21:
      if (lookahead == 'U' ||
          lookahead == 'u') ADVANCE(12);
      END_STATE();
    case 22:
      if (lookahead == 'Y' ||
          lookahead == 'y') ADVANCE(8);
      END_STATE();
    case 23:
      if (lookahead == '"' ||
          lookahead == '\\' ||
          lookahead == 'n' ||
          lookahead == 'r' ||
          lookahead == 't') ADVANCE(47);
      END_STATE();
    case 24:
      if (lookahead == '"' ||
          lookahead == '\\' ||
          lookahead == 'n' ||
          lookahead == 'r' ||
          lookahead == 't') ADVANCE(47);
      if (lookahead != 0) ADVANCE(46);
      END_STATE();
    case 25:
      if (lookahead != 0 &&
          lookahead != '"' &&
          lookahead != '\\' &&
          lookahead != 'n' &&
          lookahead != 'r' &&
          lookahead != 't') ADVANCE(46);
      END_STATE();
    case 26:
      if (eof) ADVANCE(28);
      ADVANCE_MAP(
        '"', 39,
        '#', 78,
        '(', 32,
        ')', 34,
        ',', 33,
        '/', 4,
        '=', 31,
        '[', 35,
        ']', 36,
        '{', 37,
        '}', 38,
        'I', 18,
        'i', 18,
        'R', 13,
        'r', 13,
      );
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == 0xfeff) SKIP(26);
      END_STATE();
    case 27:
      if (eof) ADVANCE(28);
      ADVANCE_MAP(
        '#', 78,
        '/', 48,
        '{', 37,
        '}', 38,
        0xfeff, 52,
        'I', 64,
        'i', 64,
        'R', 59,
        'r', 59,
      );
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ') SKIP(27);
      if (lookahead != 0 &&
          lookahead != '"' &&
          lookahead != '#' &&
          (lookahead < '\'' || ')' < lookahead) &&
          lookahead != '=' &&
          lookahead != '[' &&
          lookahead != ']') ADVANCE(69);
      END_STATE();
    case 28:
      ACCEPT_TOKEN(ts_builtin_sym_end);
      END_STATE();
    case 29:
      ACCEPT_TOKEN(sym_include_keyword);
      END_STATE();
    case 30:
      ACCEPT_TOKEN(sym_include_keyword);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 31:
      ACCEPT_TOKEN(anon_sym_EQ);
      END_STATE();
    case 32:
      ACCEPT_TOKEN(anon_sym_LPAREN);
      END_STATE();
    case 33:
      ACCEPT_TOKEN(anon_sym_COMMA);
      END_STATE();
    case 34:
      ACCEPT_TOKEN(anon_sym_RPAREN);
      END_STATE();
    case 35:
      ACCEPT_TOKEN(anon_sym_LBRACK);
      END_STATE();
    case 36:
      ACCEPT_TOKEN(anon_sym_RBRACK);
      END_STATE();
    case 37:
      ACCEPT_TOKEN(anon_sym_LBRACE);
      END_STATE();
    case 38:
      ACCEPT_TOKEN(anon_sym_RBRACE);
      END_STATE();
    case 39:
      ACCEPT_TOKEN(anon_sym_DQUOTE);
      END_STATE();
    case 40:
      ACCEPT_TOKEN(anon_sym_DQUOTE2);
      END_STATE();
    case 41:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '\n') ADVANCE(46);
      if (lookahead == '\\') ADVANCE(77);
      if (lookahead != 0 &&
          lookahead != '"') ADVANCE(41);
      END_STATE();
    case 42:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '#') ADVANCE(41);
      if (lookahead == '/') ADVANCE(45);
      if (lookahead == '\\') ADVANCE(25);
      if (('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == 0xfeff) ADVANCE(42);
      if (lookahead != 0 &&
          lookahead != '"' &&
          lookahead != '#') ADVANCE(46);
      END_STATE();
    case 43:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '*') ADVANCE(43);
      if (lookahead == '/') ADVANCE(46);
      if (lookahead == '\\') ADVANCE(7);
      if (lookahead != 0 &&
          lookahead != '"') ADVANCE(44);
      END_STATE();
    case 44:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '*') ADVANCE(43);
      if (lookahead == '\\') ADVANCE(7);
      if (lookahead != 0 &&
          lookahead != '"') ADVANCE(44);
      END_STATE();
    case 45:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '*') ADVANCE(44);
      if (lookahead == '\\') ADVANCE(25);
      if (lookahead != 0 &&
          lookahead != '"') ADVANCE(46);
      END_STATE();
    case 46:
      ACCEPT_TOKEN(sym__text);
      if (lookahead == '\\') ADVANCE(25);
      if (lookahead != 0 &&
          lookahead != '"') ADVANCE(46);
      END_STATE();
    case 47:
      ACCEPT_TOKEN(sym_escape);
      END_STATE();
    case 48:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '*') ADVANCE(6);
      if (set_contains(sym_word_character_set_2, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 49:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '*') ADVANCE(51);
      if (set_contains(sym_word_character_set_2, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 50:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '*') ADVANCE(50);
      if (lookahead == '/') ADVANCE(69);
      if ((!eof && lookahead == 00) ||
          ('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == '"' ||
          lookahead == '#' ||
          ('\'' <= lookahead && lookahead <= ')') ||
          lookahead == '=' ||
          lookahead == '[' ||
          lookahead == ']' ||
          lookahead == '{' ||
          lookahead == '}') ADVANCE(6);
      if (lookahead != 0) ADVANCE(51);
      END_STATE();
    case 51:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '*') ADVANCE(50);
      if ((!eof && lookahead == 00) ||
          ('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == '"' ||
          lookahead == '#' ||
          ('\'' <= lookahead && lookahead <= ')') ||
          lookahead == '=' ||
          lookahead == '[' ||
          lookahead == ']' ||
          lookahead == '{' ||
          lookahead == '}') ADVANCE(6);
      if (lookahead != 0) ADVANCE(51);
      END_STATE();
    case 52:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '/') ADVANCE(49);
      if (lookahead == 0xfeff) ADVANCE(52);
      if (lookahead == 'I' ||
          lookahead == 'i') ADVANCE(64);
      if (lookahead == 'R' ||
          lookahead == 'r') ADVANCE(59);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 53:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '/') ADVANCE(49);
      if (lookahead == 0xfeff) ADVANCE(53);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 54:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == '_') ADVANCE(61);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 55:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'A' ||
          lookahead == 'a') ADVANCE(57);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 56:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'C' ||
          lookahead == 'c') ADVANCE(62);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 57:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'D' ||
          lookahead == 'd') ADVANCE(66);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 58:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'D' ||
          lookahead == 'd') ADVANCE(60);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 59:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'E' ||
          lookahead == 'e') ADVANCE(55);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 60:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'E' ||
          lookahead == 'e') ADVANCE(30);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 61:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'I' ||
          lookahead == 'i') ADVANCE(64);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 62:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'L' ||
          lookahead == 'l') ADVANCE(67);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 63:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'L' ||
          lookahead == 'l') ADVANCE(68);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 64:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'N' ||
          lookahead == 'n') ADVANCE(56);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 65:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'N' ||
          lookahead == 'n') ADVANCE(63);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 66:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'O' ||
          lookahead == 'o') ADVANCE(65);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 67:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'U' ||
          lookahead == 'u') ADVANCE(58);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 68:
      ACCEPT_TOKEN(sym_word);
      if (lookahead == 'Y' ||
          lookahead == 'y') ADVANCE(54);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 69:
      ACCEPT_TOKEN(sym_word);
      if (set_contains(sym_word_character_set_1, 10, lookahead)) ADVANCE(69);
      END_STATE();
    case 70:
      ACCEPT_TOKEN(sym_item);
      if (lookahead == '*') ADVANCE(6);
      if (set_contains(sym_item_character_set_2, 11, lookahead)) ADVANCE(75);
      END_STATE();
    case 71:
      ACCEPT_TOKEN(sym_item);
      if (lookahead == '*') ADVANCE(73);
      if (set_contains(sym_item_character_set_2, 11, lookahead)) ADVANCE(75);
      END_STATE();
    case 72:
      ACCEPT_TOKEN(sym_item);
      if (lookahead == '*') ADVANCE(72);
      if (lookahead == '/') ADVANCE(75);
      if ((!eof && lookahead == 00) ||
          ('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == '"' ||
          lookahead == '#' ||
          ('\'' <= lookahead && lookahead <= ')') ||
          lookahead == ',' ||
          lookahead == '=' ||
          lookahead == '[' ||
          lookahead == ']' ||
          lookahead == '{' ||
          lookahead == '}') ADVANCE(6);
      if (lookahead != 0) ADVANCE(73);
      END_STATE();
    case 73:
      ACCEPT_TOKEN(sym_item);
      if (lookahead == '*') ADVANCE(72);
      if ((!eof && lookahead == 00) ||
          ('\t' <= lookahead && lookahead <= '\r') ||
          lookahead == ' ' ||
          lookahead == '"' ||
          lookahead == '#' ||
          ('\'' <= lookahead && lookahead <= ')') ||
          lookahead == ',' ||
          lookahead == '=' ||
          lookahead == '[' ||
          lookahead == ']' ||
          lookahead == '{' ||
          lookahead == '}') ADVANCE(6);
      if (lookahead != 0) ADVANCE(73);
      END_STATE();
    case 74:
      ACCEPT_TOKEN(sym_item);
      if (lookahead == '/') ADVANCE(71);
      if (lookahead == 0xfeff) ADVANCE(74);
      if (set_contains(sym_item_character_set_1, 11, lookahead)) ADVANCE(75);
      END_STATE();
    case 75:
      ACCEPT_TOKEN(sym_item);
      if (set_contains(sym_item_character_set_1, 11, lookahead)) ADVANCE(75);
      END_STATE();
    case 76:
      ACCEPT_TOKEN(sym_comment);
      END_STATE();
    case 77:
      ACCEPT_TOKEN(sym_comment);
      if (lookahead == '\n') ADVANCE(46);
      if (lookahead == '"' ||
          lookahead == '\\' ||
          lookahead == 'n' ||
          lookahead == 'r' ||
          lookahead == 't') ADVANCE(78);
      if (lookahead != 0) ADVANCE(41);
      END_STATE();
    case 78:
      ACCEPT_TOKEN(sym_comment);
      if (lookahead != 0 &&
          lookahead != '\n') ADVANCE(78);
      END_STATE();
    default:
      return false;
  }
}

static const TSLexMode ts_lex_modes[STATE_COUNT] = {
  [0] = {.lex_state = 0, .external_lex_state = 1},
  [1] = {.lex_state = 27},
  [2] = {.lex_state = 2},
  [3] = {.lex_state = 2},
  [4] = {.lex_state = 2, .external_lex_state = 1},
  [5] = {.lex_state = 2, .external_lex_state = 1},
  [6] = {.lex_state = 27},
  [7] = {.lex_state = 27},
  [8] = {.lex_state = 27},
  [9] = {.lex_state = 27},
  [10] = {.lex_state = 27},
  [11] = {.lex_state = 27},
  [12] = {.lex_state = 27},
  [13] = {.lex_state = 2, .external_lex_state = 1},
  [14] = {.lex_state = 2, .external_lex_state = 1},
  [15] = {.lex_state = 2},
  [16] = {.lex_state = 2},
  [17] = {.lex_state = 2},
  [18] = {.lex_state = 2},
  [19] = {.lex_state = 2},
  [20] = {.lex_state = 3},
  [21] = {.lex_state = 3},
  [22] = {.lex_state = 3},
  [23] = {.lex_state = 3},
  [24] = {.lex_state = 3},
  [25] = {.lex_state = 27},
  [26] = {.lex_state = 27},
  [27] = {.lex_state = 1},
  [28] = {.lex_state = 1},
  [29] = {.lex_state = 2},
  [30] = {.lex_state = 27},
  [31] = {.lex_state = 1},
  [32] = {.lex_state = 1},
  [33] = {.lex_state = 3},
  [34] = {.lex_state = 3},
  [35] = {.lex_state = 27},
  [36] = {.lex_state = 27},
  [37] = {.lex_state = 1},
  [38] = {.lex_state = 1},
  [39] = {.lex_state = 1},
  [40] = {.lex_state = 1},
  [41] = {.lex_state = 1},
  [42] = {.lex_state = 1},
  [43] = {.lex_state = 27},
  [44] = {.lex_state = 1},
  [45] = {.lex_state = 27},
  [46] = {.lex_state = 27},
  [47] = {.lex_state = 27},
  [48] = {.lex_state = 27},
  [49] = {.lex_state = 27},
  [50] = {.lex_state = 27},
  [51] = {.lex_state = 27},
  [52] = {.lex_state = 27},
  [53] = {.lex_state = 27},
  [54] = {.lex_state = 27},
  [55] = {.lex_state = 27},
  [56] = {.lex_state = 27},
  [57] = {.lex_state = 27},
  [58] = {.lex_state = 2},
  [59] = {.lex_state = 27},
  [60] = {.lex_state = 27},
  [61] = {.lex_state = 27},
  [62] = {.lex_state = 2},
  [63] = {.lex_state = 27},
  [64] = {.lex_state = 27},
  [65] = {.lex_state = 27},
  [66] = {.lex_state = 27},
  [67] = {.lex_state = 27},
  [68] = {.lex_state = 27},
  [69] = {.lex_state = 27},
  [70] = {.lex_state = 27},
  [71] = {.lex_state = 27},
  [72] = {.lex_state = 27},
  [73] = {.lex_state = 2},
  [74] = {.lex_state = 0},
  [75] = {.lex_state = 0},
  [76] = {.lex_state = 0},
  [77] = {.lex_state = 0},
  [78] = {.lex_state = 0},
  [79] = {.lex_state = 0},
};

static const uint16_t ts_parse_table[LARGE_STATE_COUNT][SYMBOL_COUNT] = {
  [0] = {
    [ts_builtin_sym_end] = ACTIONS(1),
    [sym_include_keyword] = ACTIONS(1),
    [anon_sym_EQ] = ACTIONS(1),
    [anon_sym_LPAREN] = ACTIONS(1),
    [anon_sym_COMMA] = ACTIONS(1),
    [anon_sym_RPAREN] = ACTIONS(1),
    [anon_sym_LBRACK] = ACTIONS(1),
    [anon_sym_RBRACK] = ACTIONS(1),
    [anon_sym_LBRACE] = ACTIONS(1),
    [anon_sym_RBRACE] = ACTIONS(1),
    [anon_sym_DQUOTE] = ACTIONS(1),
    [anon_sym_DQUOTE2] = ACTIONS(1),
    [sym_escape] = ACTIONS(1),
    [sym_comment] = ACTIONS(3),
    [sym_regex] = ACTIONS(1),
  },
  [1] = {
    [sym_file] = STATE(78),
    [sym__statement] = STATE(6),
    [sym_include] = STATE(6),
    [sym_option] = STATE(6),
    [sym__name] = STATE(4),
    [sym_stanza] = STATE(6),
    [aux_sym_file_repeat1] = STATE(6),
    [ts_builtin_sym_end] = ACTIONS(5),
    [sym_include_keyword] = ACTIONS(7),
    [sym_word] = ACTIONS(9),
    [sym_comment] = ACTIONS(11),
  },
};

static const uint16_t ts_small_parse_table[] = {
  [0] = 9,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(13), 1,
      anon_sym_LPAREN,
    ACTIONS(15), 1,
      anon_sym_LBRACK,
    ACTIONS(17), 1,
      anon_sym_LBRACE,
    ACTIONS(19), 1,
      anon_sym_DQUOTE,
    ACTIONS(21), 1,
      sym_word,
    STATE(61), 1,
      sym_body,
    STATE(25), 2,
      sym__scalar,
      sym_string,
    STATE(72), 3,
      sym__value,
      sym_list,
      sym_dictionary,
  [31] = 9,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(23), 1,
      anon_sym_LPAREN,
    ACTIONS(25), 1,
      anon_sym_LBRACK,
    ACTIONS(27), 1,
      anon_sym_LBRACE,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(31), 1,
      sym_word,
    STATE(46), 1,
      sym_body,
    STATE(26), 2,
      sym__scalar,
      sym_string,
    STATE(71), 3,
      sym__value,
      sym_list,
      sym_dictionary,
  [62] = 10,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(15), 1,
      anon_sym_LBRACK,
    ACTIONS(17), 1,
      anon_sym_LBRACE,
    ACTIONS(33), 1,
      anon_sym_EQ,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(37), 1,
      sym_word,
    ACTIONS(39), 1,
      sym_regex,
    STATE(45), 1,
      sym_dictionary,
    STATE(65), 1,
      sym_body,
    STATE(76), 2,
      sym__label,
      sym_string,
  [94] = 10,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(25), 1,
      anon_sym_LBRACK,
    ACTIONS(27), 1,
      anon_sym_LBRACE,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(41), 1,
      anon_sym_EQ,
    ACTIONS(43), 1,
      sym_word,
    ACTIONS(45), 1,
      sym_regex,
    STATE(68), 1,
      sym_dictionary,
    STATE(69), 1,
      sym_body,
    STATE(77), 2,
      sym__label,
      sym_string,
  [126] = 6,
    ACTIONS(7), 1,
      sym_include_keyword,
    ACTIONS(9), 1,
      sym_word,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(47), 1,
      ts_builtin_sym_end,
    STATE(4), 1,
      sym__name,
    STATE(9), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [149] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(49), 1,
      sym_include_keyword,
    ACTIONS(51), 1,
      anon_sym_RBRACE,
    ACTIONS(53), 1,
      sym_word,
    STATE(5), 1,
      sym__name,
    STATE(8), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [172] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(49), 1,
      sym_include_keyword,
    ACTIONS(53), 1,
      sym_word,
    ACTIONS(55), 1,
      anon_sym_RBRACE,
    STATE(5), 1,
      sym__name,
    STATE(11), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [195] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(57), 1,
      ts_builtin_sym_end,
    ACTIONS(59), 1,
      sym_include_keyword,
    ACTIONS(62), 1,
      sym_word,
    STATE(4), 1,
      sym__name,
    STATE(9), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [218] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(49), 1,
      sym_include_keyword,
    ACTIONS(53), 1,
      sym_word,
    ACTIONS(65), 1,
      anon_sym_RBRACE,
    STATE(5), 1,
      sym__name,
    STATE(11), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [241] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(67), 1,
      sym_include_keyword,
    ACTIONS(70), 1,
      anon_sym_RBRACE,
    ACTIONS(72), 1,
      sym_word,
    STATE(5), 1,
      sym__name,
    STATE(11), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [264] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(49), 1,
      sym_include_keyword,
    ACTIONS(53), 1,
      sym_word,
    ACTIONS(75), 1,
      anon_sym_RBRACE,
    STATE(5), 1,
      sym__name,
    STATE(10), 5,
      sym__statement,
      sym_include,
      sym_option,
      sym_stanza,
      aux_sym_file_repeat1,
  [287] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(19), 1,
      anon_sym_DQUOTE,
    ACTIONS(79), 1,
      sym_word,
    ACTIONS(81), 1,
      sym_regex,
    STATE(60), 2,
      sym__scalar,
      sym_string,
    ACTIONS(77), 3,
      anon_sym_EQ,
      anon_sym_LBRACK,
      anon_sym_LBRACE,
  [309] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(29), 1,
      anon_sym_DQUOTE,
    ACTIONS(81), 1,
      sym_regex,
    ACTIONS(83), 1,
      sym_word,
    STATE(64), 2,
      sym__scalar,
      sym_string,
    ACTIONS(77), 3,
      anon_sym_EQ,
      anon_sym_LBRACK,
      anon_sym_LBRACE,
  [331] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(85), 1,
      anon_sym_RBRACK,
    ACTIONS(87), 1,
      sym_word,
    STATE(18), 2,
      sym_pair,
      aux_sym_dictionary_repeat1,
    STATE(79), 2,
      sym__scalar,
      sym_string,
  [352] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(87), 1,
      sym_word,
    ACTIONS(89), 1,
      anon_sym_RBRACK,
    STATE(15), 2,
      sym_pair,
      aux_sym_dictionary_repeat1,
    STATE(79), 2,
      sym__scalar,
      sym_string,
  [373] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(87), 1,
      sym_word,
    ACTIONS(91), 1,
      anon_sym_RBRACK,
    STATE(18), 2,
      sym_pair,
      aux_sym_dictionary_repeat1,
    STATE(79), 2,
      sym__scalar,
      sym_string,
  [394] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(93), 1,
      anon_sym_RBRACK,
    ACTIONS(95), 1,
      anon_sym_DQUOTE,
    ACTIONS(98), 1,
      sym_word,
    STATE(18), 2,
      sym_pair,
      aux_sym_dictionary_repeat1,
    STATE(79), 2,
      sym__scalar,
      sym_string,
  [415] = 6,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(35), 1,
      anon_sym_DQUOTE,
    ACTIONS(87), 1,
      sym_word,
    ACTIONS(101), 1,
      anon_sym_RBRACK,
    STATE(17), 2,
      sym_pair,
      aux_sym_dictionary_repeat1,
    STATE(79), 2,
      sym__scalar,
      sym_string,
  [436] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(105), 1,
      anon_sym_RPAREN,
    ACTIONS(107), 1,
      anon_sym_DQUOTE,
    ACTIONS(103), 2,
      anon_sym_COMMA,
      sym_item,
    STATE(21), 2,
      sym_string,
      aux_sym_list_repeat1,
  [454] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(107), 1,
      anon_sym_DQUOTE,
    ACTIONS(111), 1,
      anon_sym_RPAREN,
    ACTIONS(109), 2,
      anon_sym_COMMA,
      sym_item,
    STATE(23), 2,
      sym_string,
      aux_sym_list_repeat1,
  [472] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(107), 1,
      anon_sym_DQUOTE,
    ACTIONS(115), 1,
      anon_sym_RPAREN,
    ACTIONS(113), 2,
      anon_sym_COMMA,
      sym_item,
    STATE(24), 2,
      sym_string,
      aux_sym_list_repeat1,
  [490] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(120), 1,
      anon_sym_RPAREN,
    ACTIONS(122), 1,
      anon_sym_DQUOTE,
    ACTIONS(117), 2,
      anon_sym_COMMA,
      sym_item,
    STATE(23), 2,
      sym_string,
      aux_sym_list_repeat1,
  [508] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(107), 1,
      anon_sym_DQUOTE,
    ACTIONS(125), 1,
      anon_sym_RPAREN,
    ACTIONS(109), 2,
      anon_sym_COMMA,
      sym_item,
    STATE(23), 2,
      sym_string,
      aux_sym_list_repeat1,
  [526] = 5,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(17), 1,
      anon_sym_LBRACE,
    ACTIONS(127), 1,
      ts_builtin_sym_end,
    STATE(57), 1,
      sym_body,
    ACTIONS(129), 2,
      sym_include_keyword,
      sym_word,
  [543] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(27), 1,
      anon_sym_LBRACE,
    STATE(51), 1,
      sym_body,
    ACTIONS(129), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [558] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(131), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(133), 2,
      sym__text,
      sym_escape,
  [572] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(135), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(133), 2,
      sym__text,
      sym_escape,
  [586] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(137), 1,
      anon_sym_DQUOTE,
    ACTIONS(139), 1,
      sym_word,
    STATE(62), 2,
      sym__scalar,
      sym_string,
  [600] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(141), 1,
      ts_builtin_sym_end,
    ACTIONS(143), 3,
      sym_include_keyword,
      anon_sym_LBRACE,
      sym_word,
  [612] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(145), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(133), 2,
      sym__text,
      sym_escape,
  [626] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(147), 1,
      anon_sym_DQUOTE2,
    STATE(31), 1,
      aux_sym_string_repeat1,
    ACTIONS(149), 2,
      sym__text,
      sym_escape,
  [640] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(143), 4,
      anon_sym_COMMA,
      anon_sym_RPAREN,
      anon_sym_DQUOTE,
      sym_item,
  [650] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(151), 4,
      anon_sym_COMMA,
      anon_sym_RPAREN,
      anon_sym_DQUOTE,
      sym_item,
  [660] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(143), 4,
      sym_include_keyword,
      anon_sym_LBRACE,
      anon_sym_RBRACE,
      sym_word,
  [670] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(151), 4,
      sym_include_keyword,
      anon_sym_LBRACE,
      anon_sym_RBRACE,
      sym_word,
  [680] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(153), 1,
      anon_sym_DQUOTE2,
    STATE(38), 1,
      aux_sym_string_repeat1,
    ACTIONS(155), 2,
      sym__text,
      sym_escape,
  [694] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(157), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(133), 2,
      sym__text,
      sym_escape,
  [708] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(159), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(161), 2,
      sym__text,
      sym_escape,
  [722] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(164), 1,
      anon_sym_DQUOTE2,
    STATE(41), 1,
      aux_sym_string_repeat1,
    ACTIONS(166), 2,
      sym__text,
      sym_escape,
  [736] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(168), 1,
      anon_sym_DQUOTE2,
    STATE(39), 1,
      aux_sym_string_repeat1,
    ACTIONS(133), 2,
      sym__text,
      sym_escape,
  [750] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(170), 1,
      anon_sym_DQUOTE2,
    STATE(27), 1,
      aux_sym_string_repeat1,
    ACTIONS(172), 2,
      sym__text,
      sym_escape,
  [764] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(174), 1,
      ts_builtin_sym_end,
    ACTIONS(151), 3,
      sym_include_keyword,
      anon_sym_LBRACE,
      sym_word,
  [776] = 4,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(176), 1,
      anon_sym_DQUOTE2,
    STATE(28), 1,
      aux_sym_string_repeat1,
    ACTIONS(178), 2,
      sym__text,
      sym_escape,
  [790] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(180), 1,
      ts_builtin_sym_end,
    ACTIONS(182), 2,
      sym_include_keyword,
      sym_word,
  [801] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(184), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [810] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(186), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [819] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(188), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [828] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(190), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [837] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(192), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [846] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(194), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [855] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(196), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [864] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(198), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [873] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(200), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [882] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(202), 1,
      ts_builtin_sym_end,
    ACTIONS(198), 2,
      sym_include_keyword,
      sym_word,
  [893] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(204), 1,
      ts_builtin_sym_end,
    ACTIONS(200), 2,
      sym_include_keyword,
      sym_word,
  [904] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(206), 1,
      ts_builtin_sym_end,
    ACTIONS(194), 2,
      sym_include_keyword,
      sym_word,
  [915] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(143), 3,
      anon_sym_RBRACK,
      anon_sym_DQUOTE,
      sym_word,
  [924] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(208), 1,
      ts_builtin_sym_end,
    ACTIONS(192), 2,
      sym_include_keyword,
      sym_word,
  [935] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(210), 1,
      ts_builtin_sym_end,
    ACTIONS(212), 2,
      sym_include_keyword,
      sym_word,
  [946] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(214), 1,
      ts_builtin_sym_end,
    ACTIONS(184), 2,
      sym_include_keyword,
      sym_word,
  [957] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(216), 3,
      anon_sym_RBRACK,
      anon_sym_DQUOTE,
      sym_word,
  [966] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(218), 1,
      ts_builtin_sym_end,
    ACTIONS(186), 2,
      sym_include_keyword,
      sym_word,
  [977] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(212), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [986] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(220), 1,
      ts_builtin_sym_end,
    ACTIONS(222), 2,
      sym_include_keyword,
      sym_word,
  [997] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(224), 1,
      ts_builtin_sym_end,
    ACTIONS(188), 2,
      sym_include_keyword,
      sym_word,
  [1008] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(226), 1,
      ts_builtin_sym_end,
    ACTIONS(190), 2,
      sym_include_keyword,
      sym_word,
  [1019] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(182), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [1028] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(222), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [1037] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(228), 1,
      ts_builtin_sym_end,
    ACTIONS(196), 2,
      sym_include_keyword,
      sym_word,
  [1048] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(230), 3,
      sym_include_keyword,
      anon_sym_RBRACE,
      sym_word,
  [1057] = 3,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(232), 1,
      ts_builtin_sym_end,
    ACTIONS(230), 2,
      sym_include_keyword,
      sym_word,
  [1068] = 2,
    ACTIONS(11), 1,
      sym_comment,
    ACTIONS(151), 3,
      anon_sym_RBRACK,
      anon_sym_DQUOTE,
      sym_word,
  [1077] = 2,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(174), 2,
      anon_sym_EQ,
      anon_sym_LBRACE,
  [1085] = 2,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(141), 2,
      anon_sym_EQ,
      anon_sym_LBRACE,
  [1093] = 3,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(234), 1,
      anon_sym_LBRACE,
    STATE(67), 1,
      sym_body,
  [1103] = 3,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(236), 1,
      anon_sym_LBRACE,
    STATE(49), 1,
      sym_body,
  [1113] = 2,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(238), 1,
      ts_builtin_sym_end,
  [1120] = 2,
    ACTIONS(3), 1,
      sym_comment,
    ACTIONS(240), 1,
      anon_sym_EQ,
};

static const uint32_t ts_small_parse_table_map[] = {
  [SMALL_STATE(2)] = 0,
  [SMALL_STATE(3)] = 31,
  [SMALL_STATE(4)] = 62,
  [SMALL_STATE(5)] = 94,
  [SMALL_STATE(6)] = 126,
  [SMALL_STATE(7)] = 149,
  [SMALL_STATE(8)] = 172,
  [SMALL_STATE(9)] = 195,
  [SMALL_STATE(10)] = 218,
  [SMALL_STATE(11)] = 241,
  [SMALL_STATE(12)] = 264,
  [SMALL_STATE(13)] = 287,
  [SMALL_STATE(14)] = 309,
  [SMALL_STATE(15)] = 331,
  [SMALL_STATE(16)] = 352,
  [SMALL_STATE(17)] = 373,
  [SMALL_STATE(18)] = 394,
  [SMALL_STATE(19)] = 415,
  [SMALL_STATE(20)] = 436,
  [SMALL_STATE(21)] = 454,
  [SMALL_STATE(22)] = 472,
  [SMALL_STATE(23)] = 490,
  [SMALL_STATE(24)] = 508,
  [SMALL_STATE(25)] = 526,
  [SMALL_STATE(26)] = 543,
  [SMALL_STATE(27)] = 558,
  [SMALL_STATE(28)] = 572,
  [SMALL_STATE(29)] = 586,
  [SMALL_STATE(30)] = 600,
  [SMALL_STATE(31)] = 612,
  [SMALL_STATE(32)] = 626,
  [SMALL_STATE(33)] = 640,
  [SMALL_STATE(34)] = 650,
  [SMALL_STATE(35)] = 660,
  [SMALL_STATE(36)] = 670,
  [SMALL_STATE(37)] = 680,
  [SMALL_STATE(38)] = 694,
  [SMALL_STATE(39)] = 708,
  [SMALL_STATE(40)] = 722,
  [SMALL_STATE(41)] = 736,
  [SMALL_STATE(42)] = 750,
  [SMALL_STATE(43)] = 764,
  [SMALL_STATE(44)] = 776,
  [SMALL_STATE(45)] = 790,
  [SMALL_STATE(46)] = 801,
  [SMALL_STATE(47)] = 810,
  [SMALL_STATE(48)] = 819,
  [SMALL_STATE(49)] = 828,
  [SMALL_STATE(50)] = 837,
  [SMALL_STATE(51)] = 846,
  [SMALL_STATE(52)] = 855,
  [SMALL_STATE(53)] = 864,
  [SMALL_STATE(54)] = 873,
  [SMALL_STATE(55)] = 882,
  [SMALL_STATE(56)] = 893,
  [SMALL_STATE(57)] = 904,
  [SMALL_STATE(58)] = 915,
  [SMALL_STATE(59)] = 924,
  [SMALL_STATE(60)] = 935,
  [SMALL_STATE(61)] = 946,
  [SMALL_STATE(62)] = 957,
  [SMALL_STATE(63)] = 966,
  [SMALL_STATE(64)] = 977,
  [SMALL_STATE(65)] = 986,
  [SMALL_STATE(66)] = 997,
  [SMALL_STATE(67)] = 1008,
  [SMALL_STATE(68)] = 1019,
  [SMALL_STATE(69)] = 1028,
  [SMALL_STATE(70)] = 1037,
  [SMALL_STATE(71)] = 1048,
  [SMALL_STATE(72)] = 1057,
  [SMALL_STATE(73)] = 1068,
  [SMALL_STATE(74)] = 1077,
  [SMALL_STATE(75)] = 1085,
  [SMALL_STATE(76)] = 1093,
  [SMALL_STATE(77)] = 1103,
  [SMALL_STATE(78)] = 1113,
  [SMALL_STATE(79)] = 1120,
};

static const TSParseActionEntry ts_parse_actions[] = {
  [0] = {.entry = {.count = 0, .reusable = false}},
  [1] = {.entry = {.count = 1, .reusable = false}}, RECOVER(),
  [3] = {.entry = {.count = 1, .reusable = true}}, SHIFT_EXTRA(),
  [5] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 0, 0, 0),
  [7] = {.entry = {.count = 1, .reusable = false}}, SHIFT(13),
  [9] = {.entry = {.count = 1, .reusable = false}}, SHIFT(4),
  [11] = {.entry = {.count = 1, .reusable = false}}, SHIFT_EXTRA(),
  [13] = {.entry = {.count = 1, .reusable = false}}, SHIFT(20),
  [15] = {.entry = {.count = 1, .reusable = false}}, SHIFT(16),
  [17] = {.entry = {.count = 1, .reusable = false}}, SHIFT(7),
  [19] = {.entry = {.count = 1, .reusable = false}}, SHIFT(32),
  [21] = {.entry = {.count = 1, .reusable = false}}, SHIFT(25),
  [23] = {.entry = {.count = 1, .reusable = false}}, SHIFT(22),
  [25] = {.entry = {.count = 1, .reusable = false}}, SHIFT(19),
  [27] = {.entry = {.count = 1, .reusable = false}}, SHIFT(12),
  [29] = {.entry = {.count = 1, .reusable = false}}, SHIFT(42),
  [31] = {.entry = {.count = 1, .reusable = false}}, SHIFT(26),
  [33] = {.entry = {.count = 1, .reusable = false}}, SHIFT(2),
  [35] = {.entry = {.count = 1, .reusable = false}}, SHIFT(37),
  [37] = {.entry = {.count = 1, .reusable = false}}, SHIFT(76),
  [39] = {.entry = {.count = 1, .reusable = true}}, SHIFT(76),
  [41] = {.entry = {.count = 1, .reusable = false}}, SHIFT(3),
  [43] = {.entry = {.count = 1, .reusable = false}}, SHIFT(77),
  [45] = {.entry = {.count = 1, .reusable = true}}, SHIFT(77),
  [47] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_file, 1, 0, 0),
  [49] = {.entry = {.count = 1, .reusable = false}}, SHIFT(14),
  [51] = {.entry = {.count = 1, .reusable = false}}, SHIFT(66),
  [53] = {.entry = {.count = 1, .reusable = false}}, SHIFT(5),
  [55] = {.entry = {.count = 1, .reusable = false}}, SHIFT(55),
  [57] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [59] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(13),
  [62] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(4),
  [65] = {.entry = {.count = 1, .reusable = false}}, SHIFT(53),
  [67] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(14),
  [70] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0),
  [72] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_file_repeat1, 2, 0, 0), SHIFT_REPEAT(5),
  [75] = {.entry = {.count = 1, .reusable = false}}, SHIFT(48),
  [77] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__name, 1, 0, 1),
  [79] = {.entry = {.count = 1, .reusable = false}}, SHIFT(60),
  [81] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__name, 1, 0, 1),
  [83] = {.entry = {.count = 1, .reusable = false}}, SHIFT(64),
  [85] = {.entry = {.count = 1, .reusable = false}}, SHIFT(70),
  [87] = {.entry = {.count = 1, .reusable = false}}, SHIFT(79),
  [89] = {.entry = {.count = 1, .reusable = false}}, SHIFT(63),
  [91] = {.entry = {.count = 1, .reusable = false}}, SHIFT(52),
  [93] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_dictionary_repeat1, 2, 0, 0),
  [95] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_dictionary_repeat1, 2, 0, 0), SHIFT_REPEAT(37),
  [98] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_dictionary_repeat1, 2, 0, 0), SHIFT_REPEAT(79),
  [101] = {.entry = {.count = 1, .reusable = false}}, SHIFT(47),
  [103] = {.entry = {.count = 1, .reusable = false}}, SHIFT(21),
  [105] = {.entry = {.count = 1, .reusable = false}}, SHIFT(59),
  [107] = {.entry = {.count = 1, .reusable = false}}, SHIFT(40),
  [109] = {.entry = {.count = 1, .reusable = false}}, SHIFT(23),
  [111] = {.entry = {.count = 1, .reusable = false}}, SHIFT(56),
  [113] = {.entry = {.count = 1, .reusable = false}}, SHIFT(24),
  [115] = {.entry = {.count = 1, .reusable = false}}, SHIFT(50),
  [117] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_list_repeat1, 2, 0, 0), SHIFT_REPEAT(23),
  [120] = {.entry = {.count = 1, .reusable = false}}, REDUCE(aux_sym_list_repeat1, 2, 0, 0),
  [122] = {.entry = {.count = 2, .reusable = false}}, REDUCE(aux_sym_list_repeat1, 2, 0, 0), SHIFT_REPEAT(40),
  [125] = {.entry = {.count = 1, .reusable = false}}, SHIFT(54),
  [127] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym__value, 1, 0, 0),
  [129] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym__value, 1, 0, 0),
  [131] = {.entry = {.count = 1, .reusable = true}}, SHIFT(36),
  [133] = {.entry = {.count = 1, .reusable = true}}, SHIFT(39),
  [135] = {.entry = {.count = 1, .reusable = true}}, SHIFT(73),
  [137] = {.entry = {.count = 1, .reusable = false}}, SHIFT(44),
  [139] = {.entry = {.count = 1, .reusable = false}}, SHIFT(62),
  [141] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 2, 0, 0),
  [143] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 2, 0, 0),
  [145] = {.entry = {.count = 1, .reusable = true}}, SHIFT(43),
  [147] = {.entry = {.count = 1, .reusable = true}}, SHIFT(30),
  [149] = {.entry = {.count = 1, .reusable = true}}, SHIFT(31),
  [151] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_string, 3, 0, 0),
  [153] = {.entry = {.count = 1, .reusable = true}}, SHIFT(75),
  [155] = {.entry = {.count = 1, .reusable = true}}, SHIFT(38),
  [157] = {.entry = {.count = 1, .reusable = true}}, SHIFT(74),
  [159] = {.entry = {.count = 1, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0),
  [161] = {.entry = {.count = 2, .reusable = true}}, REDUCE(aux_sym_string_repeat1, 2, 0, 0), SHIFT_REPEAT(39),
  [164] = {.entry = {.count = 1, .reusable = true}}, SHIFT(33),
  [166] = {.entry = {.count = 1, .reusable = true}}, SHIFT(41),
  [168] = {.entry = {.count = 1, .reusable = true}}, SHIFT(34),
  [170] = {.entry = {.count = 1, .reusable = true}}, SHIFT(35),
  [172] = {.entry = {.count = 1, .reusable = true}}, SHIFT(27),
  [174] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_string, 3, 0, 0),
  [176] = {.entry = {.count = 1, .reusable = true}}, SHIFT(58),
  [178] = {.entry = {.count = 1, .reusable = true}}, SHIFT(28),
  [180] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_option, 2, 0, 3),
  [182] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_option, 2, 0, 3),
  [184] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_stanza, 3, 0, 6),
  [186] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_dictionary, 2, 0, 0),
  [188] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_body, 2, 0, 0),
  [190] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_stanza, 3, 0, 7),
  [192] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_list, 2, 0, 0),
  [194] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_stanza, 4, 0, 8),
  [196] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_dictionary, 3, 0, 0),
  [198] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_body, 3, 0, 0),
  [200] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_list, 3, 0, 0),
  [202] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_body, 3, 0, 0),
  [204] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_list, 3, 0, 0),
  [206] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_stanza, 4, 0, 8),
  [208] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_list, 2, 0, 0),
  [210] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_include, 2, 0, 2),
  [212] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_include, 2, 0, 2),
  [214] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_stanza, 3, 0, 6),
  [216] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_pair, 3, 0, 9),
  [218] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_dictionary, 2, 0, 0),
  [220] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_stanza, 2, 0, 4),
  [222] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_stanza, 2, 0, 4),
  [224] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_body, 2, 0, 0),
  [226] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_stanza, 3, 0, 7),
  [228] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_dictionary, 3, 0, 0),
  [230] = {.entry = {.count = 1, .reusable = false}}, REDUCE(sym_option, 3, 0, 5),
  [232] = {.entry = {.count = 1, .reusable = true}}, REDUCE(sym_option, 3, 0, 5),
  [234] = {.entry = {.count = 1, .reusable = true}}, SHIFT(7),
  [236] = {.entry = {.count = 1, .reusable = true}}, SHIFT(12),
  [238] = {.entry = {.count = 1, .reusable = true}},  ACCEPT_INPUT(),
  [240] = {.entry = {.count = 1, .reusable = true}}, SHIFT(29),
};

enum ts_external_scanner_symbol_identifiers {
  ts_external_token_regex = 0,
};

static const TSSymbol ts_external_scanner_symbol_map[EXTERNAL_TOKEN_COUNT] = {
  [ts_external_token_regex] = sym_regex,
};

static const bool ts_external_scanner_states[2][EXTERNAL_TOKEN_COUNT] = {
  [1] = {
    [ts_external_token_regex] = true,
  },
};

#ifdef __cplusplus
extern "C" {
#endif
void *tree_sitter_ecelerity_external_scanner_create(void);
void tree_sitter_ecelerity_external_scanner_destroy(void *);
bool tree_sitter_ecelerity_external_scanner_scan(void *, TSLexer *, const bool *);
unsigned tree_sitter_ecelerity_external_scanner_serialize(void *, char *);
void tree_sitter_ecelerity_external_scanner_deserialize(void *, const char *, unsigned);

#ifdef TREE_SITTER_HIDE_SYMBOLS
#define TS_PUBLIC
#elif defined(_WIN32)
#define TS_PUBLIC __declspec(dllexport)
#else
#define TS_PUBLIC __attribute__((visibility("default")))
#endif

TS_PUBLIC const TSLanguage *tree_sitter_ecelerity(void) {
  static const TSLanguage language = {
    .version = LANGUAGE_VERSION,
    .symbol_count = SYMBOL_COUNT,
    .alias_count = ALIAS_COUNT,
    .token_count = TOKEN_COUNT,
    .external_token_count = EXTERNAL_TOKEN_COUNT,
    .state_count = STATE_COUNT,
    .large_state_count = LARGE_STATE_COUNT,
    .production_id_count = PRODUCTION_ID_COUNT,
    .field_count = FIELD_COUNT,
    .max_alias_sequence_length = MAX_ALIAS_SEQUENCE_LENGTH,
    .parse_table = &ts_parse_table[0][0],
    .small_parse_table = ts_small_parse_table,
    .small_parse_table_map = ts_small_parse_table_map,
    .parse_actions = ts_parse_actions,
    .symbol_names = ts_symbol_names,
    .field_names = ts_field_names,
    .field_map_slices = ts_field_map_slices,
    .field_map_entries = ts_field_map_entries,
    .symbol_metadata = ts_symbol_metadata,
    .public_symbol_map = ts_symbol_map,
    .alias_map = ts_non_terminal_alias_map,
    .alias_sequences = &ts_alias_sequences[0][0],
    .lex_modes = ts_lex_modes,
    .lex_fn = ts_lex,
    .external_scanner = {
      &ts_external_scanner_states[0][0],
      ts_external_scanner_symbol_map,
      tree_sitter_ecelerity_external_scanner_create,
      tree_sitter_ecelerity_external_scanner_destroy,
      tree_sitter_ecelerity_external_scanner_scan,
      tree_sitter_ecelerity_external_scanner_serialize,
      tree_sitter_ecelerity_external_scanner_deserialize,
    },
    .primary_state_ids = ts_primary_state_ids,
  };
  return &language;
}
#ifdef __cplusplus
}
#endif
