import Testing

/// Tests that the validator detects violations.
struct JSONSchemaTests {
  private func violations(_ summary: [String: Any]) throws -> [String] {
    try JSONSchema(named: "conflint").violations(
      of: ["format_version": "1.0", "summary": summary, "findings": [Any]()] as [String: Any])
  }

  @Test func acceptsWhatFits() throws {
    #expect(try violations(["errors": 0, "warnings": 1, "infos": 2, "files": 3]) == [])
  }

  @Test func seesMissingKeysWrongTypesAndStrangers() throws {
    #expect(
      try violations(["errors": -1, "warnings": "1", "infos": 2, "more": true]) == [
        ".summary.errors: is less than 0", ".summary.files: is missing",
        ".summary.more: is not allowed", ".summary.warnings: is less than 0",
        ".summary.warnings: is not integer",
      ])
  }
}
