package import EcelerityConf

/// An event of a probe run.
package enum ProbeEvent: Sendable {
  /// A stage begins with a next hop of the target with this index.
  case stage(target: Int, Destination, Stage.Name)
  /// The target with this index is done. Without attempts nothing was tried.
  case finished(target: Int, [Attempt])
  /// Nothing has happened for a moment; a progress display can be refreshed.
  case waiting
}
