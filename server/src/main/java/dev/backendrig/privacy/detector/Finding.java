package dev.backendrig.privacy.detector;

/// A place in a text where a value of a kind stands: from `start`, before `end`, in chars.
public record Finding(DataKind kind, int start, int end) {
    public Finding {
        if (start < 0) throw new IllegalArgumentException("start must be >= 0: " + start);
        if (end <= start) throw new IllegalArgumentException("end must be > start: " + end);
    }
}
