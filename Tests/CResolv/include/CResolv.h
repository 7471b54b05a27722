// The resolver of glibc as the tests call it: macros and names that Swift cannot use, as functions.
#ifndef CRESOLV_H
#define CRESOLV_H

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

#ifdef __GLIBC__

// `__res_state` is a function as well, so that the structure needs a name of its own.
typedef struct __res_state cresolv_state;

// A state that asks the server at this IPv4 address, in the order of the network, and believes AD.
static inline int cresolv_open(cresolv_state *state, unsigned int address, unsigned short port) {
  memset(state, 0, sizeof *state);
  if (res_ninit(state) != 0) return -1;
  state->nscount = 1;
  memset(&state->nsaddr_list[0], 0, sizeof state->nsaddr_list[0]);
  state->nsaddr_list[0].sin_family = AF_INET;
  state->nsaddr_list[0].sin_addr.s_addr = address;
  state->nsaddr_list[0].sin_port = htons(port);
  state->options |= RES_USE_EDNS0 | RES_TRUSTAD | RES_NORELOAD;
  return 0;
}

static inline void cresolv_close(cresolv_state *state) { res_nclose(state); }

static inline int cresolv_query(
    cresolv_state *state, const char *name, int type, unsigned char *reply, int size) {
  return res_nquery(state, name, ns_c_in, type, reply, size);
}

static inline int cresolv_error(const cresolv_state *state) { return state->res_h_errno; }

static inline int cresolv_answer_count(ns_msg *message) {
  return ns_msg_count(*message, ns_s_an);
}

static inline int cresolv_is_authenticated(ns_msg *message) {
  return ns_msg_getflag(*message, ns_f_ad);
}

static inline const char *cresolv_name(ns_rr *record) { return ns_rr_name(*record); }
static inline int cresolv_type(ns_rr *record) { return ns_rr_type(*record); }
static inline unsigned int cresolv_ttl(ns_rr *record) { return ns_rr_ttl(*record); }
static inline int cresolv_length(ns_rr *record) { return ns_rr_rdlen(*record); }
static inline const unsigned char *cresolv_data(ns_rr *record) { return ns_rr_rdata(*record); }

// The name that begins `offset` bytes into the data of a record.
static inline int cresolv_expand(
    ns_msg *message, ns_rr *record, int offset, char *name, int size) {
  return dn_expand(
      ns_msg_base(*message), ns_msg_end(*message), ns_rr_rdata(*record) + offset, name, size);
}

#endif
#endif
