package dev.backendrig.browser;

/// May this be done? As a browser's person is asked it.
///
/// @param approvalId what it is answered by
public record ApprovalQuestion(String approvalId, String runId, ApprovalCard card) {}
