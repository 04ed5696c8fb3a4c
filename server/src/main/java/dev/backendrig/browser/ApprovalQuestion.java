package dev.backendrig.browser;

import dev.backendrig.json.JsonObject;

/// May this tool be called? As a browser's person is asked it.
///
/// @param approvalId what it is answered by
/// @param arguments as they would be sent
/// @param reason a sentence for the person
public record ApprovalQuestion(
        String approvalId, String runId, String tool, JsonObject arguments, String reason) {}
