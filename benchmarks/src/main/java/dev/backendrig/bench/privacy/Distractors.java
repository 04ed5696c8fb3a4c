package dev.backendrig.bench.privacy;

import java.util.UUID;

/// Makes up what looks like personal data and is none: times, prices, orders, versions, books.
final class Distractors {
    private final Draw draw;

    Distractors(Draw draw) {
        this.draw = draw;
    }

    String one() {
        return switch (draw.below(18)) {
            case 0 -> "17" + draw.digits(11);
            case 1 -> "2024-" + draw.between(10, 12) + "-" + draw.between(10, 28) + "T12:30:45Z";
            case 2 -> CheckDigits.isbn("978" + draw.digits(9));
            case 3 -> "Rp" + draw.between(1, 999) + "." + draw.digits(3) + ".000";
            case 4 -> "$" + draw.between(1, 99) + "," + draw.digits(3) + ".50";
            case 5 -> "INV/2024/" + draw.digits(8);
            case 6 -> CheckDigits.notLuhn("4" + draw.digits(14));
            case 7 -> "v" + draw.below(9) + "." + draw.below(30) + "." + draw.below(9);
            case 8 -> "@" + draw.one("budi", "toko.buku", "rina_w") + draw.digits(2);
            case 9 -> "pkg@" + draw.below(9) + "." + draw.below(30) + "." + draw.below(9);
            case 10 -> uuid();
            case 11 -> draw.of("0123456789abcdef", 40);
            case 12 -> draw.between(10000, 99999) + "-" + draw.digits(4);
            case 13 -> "#" + draw.of("0123456789abcdef", 6);
            case 14 ->
                    draw.between(10, 23) + ":" + draw.between(10, 59) + ":" + draw.between(10, 59);
            case 15 -> "icon@" + draw.between(2, 3) + "x.png";
            case 16 -> "SKU-" + draw.of("ABCDEFGH", 3) + "-" + draw.digits(5);
            default -> draw.between(2, 99) + " " + draw.one("kg", "halaman", "pages", "km");
        };
    }

    private String uuid() {
        return UUID.nameUUIDFromBytes(draw.bytes(8)).toString();
    }
}
