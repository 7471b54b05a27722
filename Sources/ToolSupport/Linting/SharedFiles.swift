package import EcelerityConf

/// The findings of several configurations of the same files, as far as these agree (`SharedFixes`).
package struct SharedFiles {
  /// One main file as one node reads it, or as every reader does when there are no nodes.
  package struct View {
    /// The identities of its files, the main file first.
    package let files: [FileIdentity]
    /// The paths by which it reads them.
    package let paths: [String]
    /// The findings in terms of the configuration, and as they are reported.
    let shared: SharedFixes.View
    let findings: [Finding]

    /// The view with these findings of `configuration`.
    package init(_ diagnostics: [Diagnostic], in configuration: Configuration) {
      let written = configuration.writtenFiles
      files = written.map(\.identity)
      paths = written.map(\.path)
      shared = SharedFixes.View(diagnostics, in: configuration)
      findings = Finding.all(diagnostics, in: configuration)
    }
  }

  private let shared: SharedFixes?

  /// The configurations as `views` see them.
  package init(_ views: [View]) {
    // A single view agrees with itself.
    shared = views.count > 1 ? SharedFixes(views.map(\.shared)) : nil
  }

  /// The findings of `view`, without those that hold only where all readers of the file have them. A fix that not all
  /// readers call safe needs consent.
  package func findings(of view: View) -> [Finding] {
    guard let shared else { return view.findings }
    return zip(view.shared.findings, view.findings).compactMap { diagnostic, finding in
      guard shared.holds(diagnostic, of: view.shared) else { return nil }
      return shared.isSafelyFixed(diagnostic, of: view.shared) ? finding : finding.needingConsent
    }
  }
}
