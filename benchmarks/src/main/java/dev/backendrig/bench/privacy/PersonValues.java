package dev.backendrig.bench.privacy;

import dev.backendrig.privacy.detector.DataKind;

/// Makes up values of the kinds that belong to a person: none is anybody's.
final class PersonValues {
    private final Draw draw;

    PersonValues(Draw draw) {
        this.draw = draw;
    }

    String of(DataKind kind) {
        return switch (kind) {
            case EMAIL -> email();
            case CARD -> card();
            case IBAN -> iban();
            case PHONE -> phone();
            case SSN -> ssn();
            case NIK -> nik();
            case NPWP -> npwp();
            case IP -> ip();
            case CRYPTO -> new Coins(draw).address();
            case SECRET -> new Tokens(draw).token();
            case CUSTOM -> draw.one("Garuda", "proyek x", "EMP-" + draw.digits(6));
        };
    }

    private String email() {
        var name = draw.one("budi", "siti", "Andi", "dewi", "joko", "mary", "john", "rina");
        var more =
                draw.one("", "." + draw.one("w", "santoso", "smith"), "_" + draw.digits(2), "+x");
        var host = draw.one("mail", "kantor", "toko-" + draw.digits(2), "student.kampus", "bücher");
        return name
                + more
                + "@"
                + host
                + draw.one(".com", ".id", ".co.id", ".ac.id", ".org", ".de");
    }

    private String card() {
        var sixteen =
                CheckDigits.luhn(
                                draw.one("4", "51", "2221", "3528", "6011", "62") + draw.digits(20))
                        .substring(0, 15);
        var digits = CheckDigits.luhn(sixteen);
        var dash = draw.one("", " ", "-");
        return digits.replaceAll("(\\d{4})(?=\\d)", "$1" + dash);
    }

    private String iban() {
        var number =
                switch (draw.below(4)) {
                    case 0 -> CheckDigits.iban("DE", draw.digits(18));
                    case 1 -> CheckDigits.iban("GB", draw.of("ABCDEFGHIJ", 4) + draw.digits(14));
                    case 2 -> CheckDigits.iban("NL", draw.of("ABCDEFGHIJ", 4) + draw.digits(10));
                    default -> CheckDigits.iban("CH", draw.digits(17));
                };
        return draw.below(2) == 0 ? number : number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String phone() {
        return switch (draw.below(6)) {
            case 0 -> "+62 812-" + draw.between(1000, 9999) + "-" + draw.digits(4);
            case 1 -> "0813" + draw.between(1000, 9999) + draw.digits(4);
            case 2 -> "+1 212 " + draw.between(200, 799) + " " + draw.digits(4);
            case 3 -> "(415) " + draw.between(200, 799) + "-" + draw.digits(4);
            case 4 -> "+44 20 7946 0" + draw.digits(3);
            // No number in Singapore begins with 99.
            default -> "+65 9" + draw.between(100, 899) + " " + draw.digits(4);
        };
    }

    private String ssn() {
        var area = draw.one(draw.between(100, 665) + "", draw.between(667, 899) + "");
        return area + "-" + draw.between(10, 99) + "-" + draw.between(1000, 9999);
    }

    private String nik() {
        var district = draw.one("317101", "327301", "357801", "340401", "747101", "737101");
        var day = draw.between(1, 28) + draw.one("0", "40").transform(Integer::parseInt);
        var date = String.format("%02d%02d%02d", day, draw.between(1, 12), draw.between(50, 99));
        return district + date + String.format("%04d", draw.between(1, 60));
    }

    private String npwp() {
        var nine = CheckDigits.luhn(draw.one("01", "02", "07", "08", "09", "31") + draw.digits(6));
        var office = draw.one("001", "015", "073", "428", "541");
        return nine.replaceAll("(..)(...)(...)(.)", "$1.$2.$3.$4-") + office + ".000";
    }

    private String ip() {
        return draw.one("192.0.2.", "10.20.30.", "172.16.5.") + draw.between(1, 254);
    }
}
