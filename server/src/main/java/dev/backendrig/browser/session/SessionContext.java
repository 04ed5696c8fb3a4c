package dev.backendrig.browser.session;

/// What all sessions of a registry share.
record SessionContext(
        SessionSettings settings, RandomIds ids, Screenshots screenshots, SessionMeters meters) {}
