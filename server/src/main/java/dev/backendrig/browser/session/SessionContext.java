package dev.backendrig.browser.session;

/// What all sessions of a registry share.
record SessionContext(
        SessionSettings settings,
        ExtendedSettings extended,
        ResumeTokens tokens,
        RandomIds ids,
        Screenshots screenshots,
        SessionMeters meters,
        SessionChanges changes) {}
