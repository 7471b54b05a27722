// A label between slashes ends at the first slash before white space, `{` or the end of the file; otherwise
// it is no regular expression. Rules of the grammar have no look-ahead, so this needs a scanner.

#include "tree_sitter/parser.h"

enum { REGEX };

static bool is_space(int32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void *tree_sitter_ecelerity_external_scanner_create(void) { return NULL; }
void tree_sitter_ecelerity_external_scanner_destroy(void *state) { (void)state; }
unsigned tree_sitter_ecelerity_external_scanner_serialize(void *state, char *buffer) {
  (void)state;
  (void)buffer;
  return 0;
}
void tree_sitter_ecelerity_external_scanner_deserialize(void *state, const char *buffer, unsigned n) {
  (void)state;
  (void)buffer;
  (void)n;
}

bool tree_sitter_ecelerity_external_scanner_scan(void *state, TSLexer *lexer, const bool *valid) {
  (void)state;
  if (!valid[REGEX]) return false;
  while (is_space(lexer->lookahead)) lexer->advance(lexer, true);
  if (lexer->lookahead != '/') return false;
  lexer->advance(lexer, false);
  if (lexer->lookahead == '*') return false; // a comment
  while (!lexer->eof(lexer) && !is_space(lexer->lookahead)) {
    int32_t c = lexer->lookahead;
    lexer->advance(lexer, false);
    if (c == '\\' && !lexer->eof(lexer)) {
      lexer->advance(lexer, false);
    } else if (c == '/') {
      if (!lexer->eof(lexer) && !is_space(lexer->lookahead) && lexer->lookahead != '{') continue;
      lexer->mark_end(lexer);
      lexer->result_symbol = REGEX;
      return true;
    }
  }
  return false;
}
