internal import EcelerityConf

/// What is still to be tried, and what is under way. A host is tried by one at a time.
struct ProbeQueue {
  /// A target, and how far it has come.
  struct Job {
    let index: Int
    let target: ProbeTarget
    private(set) var attempts: [Attempt] = []
    /// Attempts without a session by whom they contacted: the server marks such an address, and takes
    /// another one (docs/routing.md).
    private var failures: [ProbeContact: Attempt] = [:]

    init(index: Int, target: ProbeTarget) {
      self.index = index
      self.target = target
    }

    /// The host that is next.
    var destination: Destination { target.explanation.destinations[attempts.count] }

    /// The attempt that says that there is no session to be had with whom the next host means, if one does.
    func failure(_ plan: ProbePlan) -> Attempt? {
      failures.isEmpty ? nil : failures[plan.contact(destination, of: target)]
    }

    /// Adds what came of the next host.
    mutating func add(_ attempt: Attempt, _ plan: ProbePlan) {
      if attempt.isWithoutSession, attempt.endpoint != nil {
        failures[plan.contact(destination, of: target)] = attempt
      }
      attempts.append(attempt)
    }

    /// Whether there is another host to try.
    func goesOn(_ plan: ProbePlan) -> Bool {
      guard attempts.count < target.explanation.destinations.count else { return false }
      return plan.triesAllHosts || attempts.last?.isWithoutSession ?? true
    }
  }

  /// The machine that a connection goes to, whatever it is called and on whatever port; no machine when nobody may be
  /// contacted.
  struct Host: Hashable {
    let address: HostAddress?

    init(_ contact: ProbeContact) {
      switch contact {
      case .nextHop(let server), .proxy(let server, _), .substitute(let server):
        address = server.address
      case .nobody: address = nil
      }
    }
  }

  /// Connections to one host in one run; more say nothing new, and the host would be right to mind.
  static let connectionsPerHost = 1_000

  private var jobs: [Host: [Job]] = [:]
  /// Hosts that are not busy and have jobs, in the order in which they became so.
  private var ready: [Host] = []
  private var nextReady = 0
  private var busy: Set<Host> = []
  private var connections: [Host: Int] = [:]

  /// Adds a job that has another host to try.
  mutating func add(_ job: Job, _ plan: ProbePlan) {
    let host = Host(plan.contact(job.destination, of: job.target))
    if jobs[host, default: []].isEmpty, !busy.contains(host) { ready.append(host) }
    jobs[host, default: []].append(job)
  }

  /// Whether so many more connections to `host` are not too many.
  func mayContact(_ host: Host, _ count: Int) -> Bool {
    host.address == nil || connections[host, default: 0] + count <= Self.connectionsPerHost
  }

  /// Counts connections to `host`.
  mutating func note(_ count: Int, to host: Host) { connections[host, default: 0] += count }

  /// Whether a job could begin.
  var hasReady: Bool { nextReady < ready.count }

  /// A job whose host is free; the host is busy from now on.
  mutating func begin() -> (host: Host, job: Job)? {
    guard hasReady else { return nil }
    let host = ready[nextReady]
    nextReady += 1
    guard var waiting = jobs.removeValue(forKey: host) else { return nil }
    let job = waiting.removeFirst()
    if !waiting.isEmpty { jobs[host] = waiting }
    busy.insert(host)
    return (host, job)
  }

  /// The host is free again, and `job` is the first that waits for it, as if it had never begun.
  mutating func giveBack(_ job: Job, _ host: Host) {
    busy.remove(host)
    jobs[host, default: []].insert(job, at: 0)
    ready.append(host)
  }

  /// The host is free again.
  mutating func end(_ host: Host) {
    busy.remove(host)
    if jobs[host] != nil { ready.append(host) }
  }
}
