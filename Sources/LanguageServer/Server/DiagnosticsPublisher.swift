import EcelerityConf

/// Publishes findings to a client, skipping those it has already.
struct DiagnosticsPublisher {
  /// The last published state of a document.
  private struct Told: Equatable {
    var version: Int?
    var diagnostics: [PublishedDiagnostic]
  }

  private var told: [String: Told] = [:]
  private var hasWarned = false

  /// Checks `workspace` and publishes the changes.
  mutating func publish(_ workspace: inout Workspace, _ outbox: inout Outbox) {
    let (projects, snapshot) = workspace.checkedProjects()
    var current: [String: Told] = [:]
    for project in projects {
      if let warning = project.outcome?.warning { warn(warning, &outbox) }
      var places = ProjectPlaces(project.configuration, snapshot, workspace.encoding)
      for (file, diagnostics) in Diagnostics.published(project, &places) {
        let uri = places.uri(of: file)
        var entry = current[uri] ?? Told(version: places.version(of: file), diagnostics: [])
        // A file of two configurations has the findings of both.
        let known = Set(entry.diagnostics)
        entry.diagnostics +=
          known.isEmpty ? diagnostics : diagnostics.filter { !known.contains($0) }
        current[uri] = entry
      }
    }
    tell(current, &outbox)
  }

  /// Logs once what could not be checked; it is the same for every configuration.
  private mutating func warn(_ message: String, _ outbox: inout Outbox) {
    guard !hasWarned else { return }
    hasWarned = true
    outbox.notify("window/logMessage", ShownMessage(type: .warning, message: message))
  }

  private mutating func tell(_ current: [String: Told], _ outbox: inout Outbox) {
    for uri in told.keys.sorted() where current[uri] == nil {
      if told[uri]?.diagnostics.isEmpty == false { send(uri, Told(diagnostics: []), &outbox) }
    }
    for (uri, entry) in current.sorted(by: { $0.key < $1.key }) where told[uri] != entry {
      // For a file that is neither open nor had findings before, there is nothing to publish.
      if told[uri] == nil, entry.version == nil, entry.diagnostics.isEmpty { continue }
      send(uri, entry, &outbox)
    }
    told = current
  }

  private func send(_ uri: String, _ entry: Told, _ outbox: inout Outbox) {
    outbox.notify(
      "textDocument/publishDiagnostics",
      PublishDiagnosticsParameters(
        uri: uri, version: entry.version, diagnostics: entry.diagnostics))
  }
}
