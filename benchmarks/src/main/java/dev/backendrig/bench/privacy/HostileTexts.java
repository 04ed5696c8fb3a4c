package dev.backendrig.bench.privacy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Texts that are made to cost a detector as much as they can, each with a name.
final class HostileTexts {
    private static final List<String> REPEATED =
            List.of(
                    "1",
                    "4",
                    "0",
                    "1 ",
                    "4111 ",
                    "4111-",
                    "41111111 ",
                    "4111111111111111 ",
                    "123-45-6789-",
                    "123 45 6789 ",
                    "ssn 123456789 ",
                    "a@a.a.a.",
                    "@",
                    "a@",
                    "a.",
                    "a.a@com.com.",
                    "a@-com.com.com.",
                    "a@ü.com ",
                    "a@ü.ü.ü.ü.com.",
                    "ü@例.中国.",
                    "%40",
                    "%41%40a.",
                    "\"",
                    "DE89 ",
                    "DE89",
                    "DE89 3704 0044 ",
                    "gb82 west ",
                    "1.1.1.1.",
                    "1.1.1.1 ",
                    "1:",
                    "::",
                    "fe80::",
                    "fe80:1:",
                    "0812 3456 7890 ",
                    "+62",
                    "+62 812",
                    "08123456789",
                    "(021) ",
                    "1-2/3.",
                    "3171 ",
                    "3171234567890123 ",
                    "01.234.567.8-901.000",
                    "bc1q",
                    "0x",
                    "0xabcdef",
                    "1A1zP1eP5QGefi2DMPTfTL5SLmv7D",
                    "eyJ",
                    "eyJhbGciOi.",
                    "eyJhbGciOiJIUzI1NiJ9.",
                    "-----BEGIN PRIVATE KEY-----",
                    "ghp_",
                    "sk-",
                    "AKIA",
                    "aB3",
                    "a1B2-",
                    "f0",
                    "é",
                    "😀",
                    " ",
                    "\n");

    private HostileTexts() {}

    static Map<String, String> ofLength(int length) {
        var texts = new LinkedHashMap<String, String>();
        for (var part : REPEATED) {
            texts.put(
                    "`" + part.replace("\n", "\\n") + "` again and again", repeated(part, length));
        }
        var draw = new Draw(1);
        texts.put("base64", Base64.getEncoder().encodeToString(draw.bytes(length * 3 / 4)));
        texts.put("random digits", draw.digits(length));
        texts.put("random digits and signs", draw.of("0123456789 -.:@a+(", length));
        texts.put("random words of 20 signs", draw.of("abcdefghijklmnopqrs0123456789ABC ", length));
        return texts;
    }

    private static String repeated(String part, int length) {
        return part.repeat(length / part.length() + 1).substring(0, length);
    }
}
