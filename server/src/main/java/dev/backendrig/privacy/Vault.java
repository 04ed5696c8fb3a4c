package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The values of one session that its models are not shown, each under its placeholder: the same
/// value has the same one as long as the session lives. Kept in memory, nowhere written down.
/// Thread-safe: the runs of a session share it.
///
/// Of two spellings of a value the one that was seen first is put back, as a model knows both by one
/// placeholder; where this very prompt spells it, the prompt's ([RunMask]). Secrets are not kept at
/// all: a keyed hash tells that one was seen before.
///
/// When [#MAX_VALUES] or [#MAX_CHARS] are reached, a new value is hidden all the same, and for good:
/// all of those have the number 0, as `[EMAIL_0]`.
public final class Vault {
    static final int MAX_VALUES = 10_000;

    /// Of all spellings together.
    static final int MAX_CHARS = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final SecretHash hash = new SecretHash();
    private final Map<ValueKey, Placeholder> names = new HashMap<>();
    private final Map<Placeholder, HiddenValue> values = new ConcurrentHashMap<>();
    private final KnownSpellings spellings = new KnownSpellings();
    private final Map<DataKind, Integer> counts = new ConcurrentHashMap<>();
    private int chars;
    private volatile boolean escapes;

    /// The placeholder of a value, a new one where it was not seen before.
    Placeholder placeholder(DataKind kind, String spelling) {
        var known = spellings.get(spelling);
        // Also where another detector found it this time; a secret is never anything else.
        if (known != null && kind != DataKind.SECRET) return known.placeholder();
        lock.lock();
        try {
            return kind == DataKind.SECRET ? secret(spelling) : kept(kind, spelling);
        } finally {
            lock.unlock();
        }
    }

    private Placeholder secret(String spelling) {
        return name(new ValueKey(DataKind.SECRET, hash.of(spelling)));
    }

    private Placeholder kept(DataKind kind, String spelling) {
        var hasRoom = chars + spelling.length() <= MAX_CHARS;
        var key = ValueKey.of(kind, spelling);
        if (!hasRoom && !names.containsKey(key)) return new Placeholder(kind, Placeholder.UNKEPT);
        var placeholder = name(key);
        if (placeholder.number() == Placeholder.UNKEPT || !hasRoom) return placeholder;
        chars += spelling.length();
        var value = values.computeIfAbsent(placeholder, name -> new HiddenValue(name, spelling));
        spellings.add(spelling, value);
        return placeholder;
    }

    private Placeholder name(ValueKey key) {
        var known = names.get(key);
        if (known != null) return known;
        var kind = key.kind();
        if (names.size() >= MAX_VALUES) return new Placeholder(kind, Placeholder.UNKEPT);
        var made = new Placeholder(kind, counts.merge(kind, 1, Integer::sum));
        names.put(key, made);
        return made;
    }

    /// The value behind a placeholder; empty for secrets, for what was not kept, and for names that
    /// were never given.
    Optional<HiddenValue> value(Placeholder placeholder) {
        return Optional.ofNullable(values.get(placeholder));
    }

    /// Whether a placeholder of this kind with this number, or one with more digits, has a value.
    boolean mayHold(DataKind kind, int number) {
        return kind != DataKind.SECRET && number <= counts.getOrDefault(kind, 0);
    }

    /// Whether any value of this kind can be put back.
    boolean holds(DataKind kind) {
        return mayHold(kind, 1);
    }

    /// Whether no model can have seen anything that has to be put back.
    boolean isQuiet() {
        return values.isEmpty() && !escapes;
    }

    /// Where values stand in a text that are known by now.
    List<Finding> known(String text) {
        return spellings.in(text);
    }

    /// A text that only looks like a placeholder was marked as such for a model.
    void lookalikeSeen() {
        escapes = true;
    }

    /// Whether a model may have been shown such a mark.
    boolean hasEscapes() {
        return escapes;
    }

    /// Says nothing of what is in it.
    @Override
    public String toString() {
        return "Vault";
    }
}
