package dev.backendrig.privacy.detector;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Texts that are made to cost a detector as much as they can.
final class HostileTexts {
    private static final List<String> REPEATED =
            List.of(
                    "1",
                    "4",
                    "1 ",
                    "4111 ",
                    "4111-",
                    "41111111 ",
                    "4111111111111111 ",
                    "123-45-6789-",
                    "123 45 6789 ",
                    "ssn 123456789 ",
                    "ssn 12345678 ",
                    "a@a.a.a.",
                    "@",
                    "a@",
                    "a.",
                    "a.a@com.com.",
                    "a@-com.com.com.",
                    "a@ü.com ",
                    "a@ü.ü.ü.ü.com.",
                    "ü@例.中国.",
                    "例@com例.",
                    "%40",
                    "%41%40a.",
                    "\"",
                    "\"a@a.a\"",
                    "DE89 ",
                    "DE89",
                    "DE89 3704 0044 ",
                    "gb82 west ",
                    "GB82-",
                    "a1b2 ",
                    "1.1.1.1.",
                    "1.1.1.1 ",
                    "1:",
                    "::",
                    "fe80::",
                    "fe80:1:",
                    "a:b.",
                    "1%",
                    "Proyek ",
                    "Proyek X",
                    "EMP-12345 ",
                    "EMP-123456",
                    "\n",
                    " ",
                    "é",
                    "😀",
                    "\ud800");

    private HostileTexts() {}

    static Stream<String> ofLength(int length) {
        return Stream.concat(
                REPEATED.stream().map(it -> it.repeat(length / it.length())),
                Stream.of(base64(length), digitsAndSigns(length)));
    }

    private static String base64(int length) {
        var bytes = new byte[length * 3 / 4];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String digitsAndSigns(int length) {
        return new Random(2)
                .ints(length, 0, 16)
                .mapToObj(i -> "0123456789 -.:@a".substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
