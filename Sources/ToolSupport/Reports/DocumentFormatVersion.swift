/// The version of the form of all JSON documents: their member `format_version`.
package let documentFormatVersion = "1.0"

/// Whether documents of the form `version` are understood: under the same number before the point fields may be added.
func isUnderstood(formatVersion version: String) -> Bool {
  version.prefix { $0 != "." } == documentFormatVersion.prefix { $0 != "." }
}
