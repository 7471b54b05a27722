internal import EcelerityConf

/// The queue of a probe run. Each host is contacted by one job at a time.
struct ProbeQueue {
  /// A target and its progress.
  struct Job {
    let index: Int
    let target: ProbeTarget
    private(set) var attempts: [Attempt] = []
    /// Attempts without a session, by contact: the mail server marks such an address, and tries another
    /// (docs/routing.md, The order of next hops).
    private var failures: [ProbeContact: Attempt] = [:]

    init(index: Int, target: ProbeTarget) {
      self.index = index
      self.target = target
    }

    /// The next hop to try.
    var destination: Destination { target.explanation.destinations[attempts.count] }

    /// An earlier attempt without a session that would contact the same server as the next hop; nil if there is none.
    func failure(_ plan: ProbePlan) -> Attempt? {
      failures.isEmpty ? nil : failures[plan.contact(destination, of: target)]
    }

    /// Adds an attempt at the next hop.
    mutating func add(_ attempt: Attempt, _ plan: ProbePlan) {
      if attempt.isWithoutSession, attempt.endpoint != nil {
        failures[plan.contact(destination, of: target)] = attempt
      }
      attempts.append(attempt)
    }

    /// Whether there is another hop to try.
    func goesOn(_ plan: ProbePlan) -> Bool {
      guard attempts.count < target.explanation.destinations.count else { return false }
      return plan.triesAllHosts || attempts.last?.isWithoutSession ?? true
    }
  }

  /// The machine that is connected to, by address, whatever its name and port; none when no server is contacted.
  struct Host: Hashable {
    let address: HostAddress?

    init(_ contact: ProbeContact) {
      switch contact {
      case .nextHop(let server), .proxy(let server, _), .substitute(let server):
        address = server.address
      case .prohibited, .unavailable: address = nil
      }
    }
  }

  /// Most connections to one host in a run; more would be abuse.
  static let connectionsPerHost = 1_000

  /// The waiting jobs; slices, from which the first one is removed without moving the others.
  private var jobs: [Host: ArraySlice<Job>] = [:]
  /// Idle hosts with jobs, in the order in which they became ready.
  private var ready: [Host] = []
  private var nextReady = 0
  private var busy: Set<Host> = []
  private var connections: [Host: Int] = [:]

  /// Adds a job that has another hop to try.
  mutating func add(_ job: Job, _ plan: ProbePlan) {
    let host = Host(plan.contact(job.destination, of: job.target))
    if jobs[host, default: []].isEmpty, !busy.contains(host) { ready.append(host) }
    jobs[host, default: []].append(job)
  }

  /// Whether `count` more connections to `host` are within the limit.
  func allowsContact(_ host: Host, _ count: Int) -> Bool {
    host.address == nil || connections[host, default: 0] + count <= Self.connectionsPerHost
  }

  /// Counts `count` connections to `host`.
  mutating func note(_ count: Int, to host: Host) { connections[host, default: 0] += count }

  /// Whether a job can begin.
  var hasReady: Bool { nextReady < ready.count }

  /// Takes a job whose host is idle, and marks the host busy.
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

  /// Marks the host idle, and puts `job` back in front, as if it had not begun.
  mutating func giveBack(_ job: Job, _ host: Host) {
    busy.remove(host)
    let others = jobs[host] ?? []
    jobs[host] = [job] + others
    ready.append(host)
  }

  /// Marks the host idle.
  mutating func end(_ host: Host) {
    busy.remove(host)
    if jobs[host] != nil { ready.append(host) }
  }
}
