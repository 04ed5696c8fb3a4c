package dev.backendrig.privacy.detector;

/// How usual two letters are side by side in English and Indonesian words and in names of programs.
final class LetterPairs {
    /// A row for each first letter, a column for each second: 5 where the pair is as frequent as if
    /// letters were drawn by lot, one more for each doubling. Counted over this project's own manuals
    /// in both languages and its sources (107,000 words).
    private static final String USUAL =
            """
            16770473605778060778445250
            50007000320510600640500040
            60306007306600800527500020
            50047020600200700562100030
            83675643402879455988165750
            50004400600300600734500010
            50007025502214400354400000
            70018000700200600404200010
            44676662003669740588050202
            30003000000000200030200000
            51027010400104200040200000
            60068201701700600065520060
            65028000600140560040300000
            60687380515605740088640140
            34664640505779660856757400
            70017000500500740645500110
            00000000000000000000500000
            71359350714546800567651050
            60508006604313640169505040
            71529009800410720775703060
            43336020403667140766000000
            60007000500000500000000000
            60006006600006520460000000
            20003000100000050006000000
            40003000100304360043001000
            00002000000000000000000000
            """;

    private static final int ROW = 27;

    private LetterPairs() {}

    /// From 0, never seen, to 9; the case of the letters does not matter.
    static int usual(char first, char second) {
        return USUAL.charAt(((first | 0x20) - 'a') * ROW + (second | 0x20) - 'a') - '0';
    }
}
