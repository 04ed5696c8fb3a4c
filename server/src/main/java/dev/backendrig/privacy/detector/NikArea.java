package dev.backendrig.privacy.detector;

import java.util.HashMap;
import java.util.Map;

/// The area codes with which population numbers begin: province, regency (01 and up) or city
/// (71 and up), district.
///
/// Source: the code table of Indonesia's Ministry of Home Affairs (Keputusan Menteri Dalam Negeri
/// 100.1.1-6117 of 2022), by the highest regency and city of each province, together with the codes
/// that older numbers still carry (Papua as 94, West Papua as 91, North Kalimantan as part of 64).
/// Districts are counted up from 01; the largest regency has 51, some older tables a few more.
final class NikArea {
    private static final int FIRST_CITY = 71;
    private static final int LAST_DISTRICT = 60;

    /// Province, its last regency, its last city (70: it has none).
    private static final String LAST_CODES =
            """
            11 18 75
            12 25 78
            13 12 77
            14 10 73
            15 09 72
            16 13 74
            17 09 71
            18 13 72
            19 06 71
            21 05 72
            31 01 75
            32 18 79
            33 29 76
            34 04 71
            35 29 79
            36 04 74
            51 08 71
            52 08 72
            53 21 71
            61 12 72
            62 13 71
            63 11 72
            64 11 74
            65 04 71
            71 11 74
            72 12 71
            73 26 73
            74 15 72
            75 05 71
            76 06 70
            81 09 72
            82 08 72
            91 36 71
            92 12 71
            93 04 70
            94 36 71
            95 08 70
            96 05 71
            """;

    private static final Map<Integer, Last> PROVINCES = provinces();

    private NikArea() {}

    private record Last(int regency, int city) {}

    static boolean exists(int province, int regency, int district) {
        var last = PROVINCES.get(province);
        if (last == null || district < 1 || district > LAST_DISTRICT) return false;
        return regency >= FIRST_CITY
                ? regency <= last.city()
                : regency >= 1 && regency <= last.regency();
    }

    private static Map<Integer, Last> provinces() {
        var provinces = new HashMap<Integer, Last>();
        LAST_CODES
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(row ->
                        provinces.put(
                                Integer.valueOf(row[0]),
                                new Last(Integer.parseInt(row[1]), Integer.parseInt(row[2]))));
        return Map.copyOf(provinces);
    }
}
