/// The format version of all JSON documents, their member `format_version`.
package let documentFormatVersion = "1.0"

/// Whether documents of format `version` can be read: within one major version, fields may only be
/// added.
func isUnderstood(formatVersion version: String) -> Bool {
  version.prefix { $0 != "." } == documentFormatVersion.prefix { $0 != "." }
}
