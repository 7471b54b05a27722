import EcelerityConf

/// Tells a client what was found, and only what it does not know yet.
struct DiagnosticsPublisher {
  /// What a client was told of a document.
  private struct Told: Equatable {
    var version: Int?
    var diagnostics: [PublishedDiagnostic]
  }

  private var told: [String: Told] = [:]
  private var hasWarned = false

  /// Checks what has changed in `workspace` and tells of it.
  mutating func publish(_ workspace: inout Workspace, _ outbox: inout Outbox) {
    let (projects, snapshot) = workspace.checkedProjects()
    var current: [String: Told] = [:]
    for project in projects {
      if let warning = project.outcome?.warning { warn(warning, &outbox) }
      var places = ProjectPlaces(project.configuration, snapshot, workspace.encoding)
      for (file, diagnostics) in Diagnostics.published(project, &places) {
        let uri = places.uri(of: file)
        var entry = current[uri] ?? Told(version: places.version(of: file), diagnostics: [])
        // A file of two configurations has what is wrong in either.
        let known = Set(entry.diagnostics)
        entry.diagnostics +=
          known.isEmpty ? diagnostics : diagnostics.filter { !known.contains($0) }
        current[uri] = entry
      }
    }
    tell(current, &outbox)
  }

  /// Tells once what cannot be looked at; it is the same for every configuration.
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
      // Of a file that nobody has open and that was right before, there is nothing to say.
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
