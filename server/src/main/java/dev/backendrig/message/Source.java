package dev.backendrig.message;

/// A page that an answer rests on, from a provider's own web search.
public record Source(String title, String url) {}
