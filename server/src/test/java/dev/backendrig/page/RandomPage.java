package dev.backendrig.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A page of random lines that changes at random, as a snapshot's text. Used by one thread.
final class RandomPage {
    private static final List<String> WORDS =
            List.of("Buku", "Pena", "Tas", "harga", "total", "baru");

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private int lastRef;

    RandomPage(long seed) {
        random = new Random(seed);
        var count = random.nextInt(60);
        for (var i = 0; i < count; i++) lines.add(line());
    }

    String text() {
        return "page \"P\" http://p.example/\nview 0–720 of 900 px\n" + String.join("\n", lines);
    }

    /// The same page a moment later.
    void change() {
        var changes = random.nextInt(8);
        for (var i = 0; i < changes; i++) changeOne();
    }

    private void changeOne() {
        var at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        switch (lines.isEmpty() ? 0 : random.nextInt(6)) {
            case 0 -> lines.add(at, line());
            case 1 -> lines.remove(at);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> lines.set(at, " " + lines.get(at));
            case 4 ->
                    lines.set(
                            at, lines.get(at).replaceFirst("\"[A-Za-z]+\"", "\"" + word() + "\""));
            default -> lines.set(at, lines.get(at) + " " + word());
        }
    }

    private String line() {
        var indent = " ".repeat(random.nextInt(4));
        return indent
                + switch (random.nextInt(6)) {
                    case 0 -> "h2 " + word();
                    case 1 -> word() + " " + word();
                    case 2 -> "form \"" + word() + "\"";
                    case 3 -> word() + " " + control() + " " + word() + " " + control();
                    case 4 -> (1 + random.nextInt(9)) + ". " + control();
                    default -> control();
                };
    }

    private String control() {
        return "#" + ++lastRef + " button \"" + word() + "\"";
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
