/// The version of the form of all JSON documents: their member `format_version`.
package let documentFormatVersion = "1.0"
