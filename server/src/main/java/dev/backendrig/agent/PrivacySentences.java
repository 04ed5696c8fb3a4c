package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.privacy.detector.DataKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Why a person is asked before a hidden value goes somewhere, in their language.
record PrivacySentences(Language language) {
    String typed(Set<DataKind> kinds) {
        return language.choose(
                "The assistant wants to enter personal data (%s) on a site where it was not seen before."
                        .formatted(names(kinds)),
                "Asisten ingin memasukkan data pribadi (%s) di situs yang belum pernah menampilkannya."
                        .formatted(names(kinds)));
    }

    String sent(Set<DataKind> kinds) {
        return language.choose(
                "The assistant wants to open an address with personal data in it (%s)."
                        .formatted(names(kinds)),
                "Asisten ingin membuka alamat yang berisi data pribadi (%s)."
                        .formatted(names(kinds)));
    }

    private String names(Set<DataKind> kinds) {
        return new TreeSet<>(kinds).stream().map(this::name).collect(Collectors.joining(", "));
    }

    String name(DataKind kind) {
        return switch (kind) {
            case EMAIL -> language.choose("e-mail address", "alamat email");
            case CARD -> language.choose("card number", "nomor kartu");
            case IBAN -> language.choose("bank account (IBAN)", "rekening bank (IBAN)");
            case PHONE -> language.choose("phone number", "nomor telepon");
            case SSN -> language.choose("social security number", "nomor jaminan sosial AS");
            case NIK -> language.choose("identity number (NIK)", "NIK");
            case NPWP -> language.choose("tax number (NPWP)", "NPWP");
            case IP -> language.choose("IP address", "alamat IP");
            case CRYPTO -> language.choose("crypto address", "alamat kripto");
            case SECRET -> language.choose("secret", "rahasia");
            case CUSTOM -> language.choose("a word of your own list", "kata dari daftar Anda");
        };
    }
}
