/// The TLS policy for one next hop, and the rule that decided it.
struct EffectiveTLS {
  let policy: TLSPolicy
  let decider: TLSPolicy.Decider
}
