package import EcelerityConf

/// Something that happens while a probe runs.
package enum ProbeEvent: Sendable {
  /// A stage with one next hop of the target of this number begins.
  case stage(target: Int, Destination, Stage.Name)
  /// The target of this number is done; nothing was tried when there are no attempts.
  case finished(target: Int, [Attempt])
  /// Nothing has happened for a moment; who shows progress can show that it goes on.
  case waiting
}
